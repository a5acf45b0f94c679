// A policy line by line: each line is a keyword and its items, and may name
// only what earlier lines defined. So groups cannot form a circle.
//
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <utility>

#include "saksi/core/encoding.hpp"
#include "saksi/core/lines.hpp"
#include "saksi/core/utf8.hpp"
#include "saksi/note/policy.hpp"

namespace saksi::note {
namespace {

constexpr std::size_t max_policy_size = 1'000'000;

using Items = std::vector<std::string_view>;

/// Split at runs of spaces and tabs; empty for a comment.
Items split(std::string_view line) {
    Items items;
    for (;;) {
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        if (line.empty() || (items.empty() && line.front() == '#')) return items;
        items.push_back(line.substr(0, line.find_first_of(" \t")));
        line.remove_prefix(items.back().size());
    }
}

bool is_allowed(char c) noexcept {
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || byte == '\n' || (byte >= 0x20 && byte != 0x7f);
}

bool is_keyword(std::string_view name) noexcept {
    constexpr std::string_view keywords[] = {"log", "witness", "group", "quorum",
                                             "any", "all",     "none"};
    return std::find(std::begin(keywords), std::end(keywords), name) != std::end(keywords);
}

/// Takes lines in and has the policy at the end. Its errors have no place: the
/// caller knows the line.
class Reader {
 public:
    [[nodiscard]] Result<void> take(const Items& items) {
        if (items[0] == "log") return take_log(items);
        if (items[0] == "witness") return take_witness(items);
        if (items[0] == "group") return take_group(items);
        if (items[0] == "quorum") return take_quorum(items);
        return refuse(ErrorCode::malformed, "", "not a line of a policy", std::string(items[0]));
    }

    [[nodiscard]] Result<void> take_log_key(std::string_view vkey, std::string_view url) {
        auto key = parse_vkey(vkey);
        if (!key) return pass_on(std::move(key.error()));
        if (key->type != KeyType::ed25519) {
            return refuse(ErrorCode::malformed, "", "this is a witness's key, not a log's");
        }
        if (!log_keys_.insert(key->public_key).second) {
            return refuse(ErrorCode::malformed, "", "the same public key as another log's");
        }
        policy_.logs.push_back({std::move(*key), std::string(url)});
        return {};
    }

    [[nodiscard]] Result<Policy> finish() && {
        if (!has_quorum_) return refuse(ErrorCode::malformed, "", "a policy needs a quorum line");
        return std::move(policy_);
    }

    void no_quorum() noexcept { has_quorum_ = true; }

 private:
    using PublicKey = std::array<std::uint8_t, 32>;

    Result<void> take_log(const Items& items) {
        if (items.size() < 2 || items.size() > 3) {
            return refuse(ErrorCode::malformed, "", "expected: log KEY [URL]");
        }
        return take_log_key(items[1], items.size() > 2 ? items[2] : "");
    }

    Result<void> take_witness(const Items& items) {
        if (items.size() < 3 || items.size() > 4) {
            return refuse(ErrorCode::malformed, "", "expected: witness NAME KEY [URL]");
        }
        if (auto named = define(items[1]); !named) return named;
        auto key = parse_vkey(items[2]);
        if (!key) return pass_on(std::move(key.error()));
        if (key->type != KeyType::cosignature) {
            return refuse(ErrorCode::malformed, "",
                          "a witness's key has type 04 (cosignature); this is a log's");
        }
        if (!witness_keys_.insert(key->public_key).second) {
            return refuse(ErrorCode::malformed, "", "the same public key as another witness's");
        }
        policy_.witnesses.push_back({std::string(items[1]), std::move(*key),
                                     std::string(items.size() > 3 ? items[3] : "")});
        return {};
    }

    Result<void> take_group(const Items& items) {
        if (items.size() < 4) {
            return refuse(ErrorCode::malformed, "", "expected: group NAME all|any|NUMBER MEMBER…");
        }
        Policy::Group group{std::string(items[1]), 1, {}};
        for (auto member = items.begin() + 3; member != items.end(); ++member) {
            if (auto joined = join(*member); !joined) return joined;
            group.members.emplace_back(*member);
        }
        const auto threshold = parse_threshold(items[2], group.members.size());
        if (!threshold) return pass_on(threshold.error());
        group.threshold = *threshold;
        // After its members, so that it cannot be one of them.
        if (auto named = define(items[1]); !named) return named;
        policy_.groups.push_back(std::move(group));
        return {};
    }

    Result<void> take_quorum(const Items& items) {
        if (items.size() != 2)
            return refuse(ErrorCode::malformed, "", "expected: quorum NAME|none");
        if (has_quorum_) return refuse(ErrorCode::malformed, "", "a second quorum line");
        has_quorum_ = true;
        if (items[1] == "none") return {};
        if (!is_defined(items[1])) return not_defined(items[1]);
        policy_.quorum = items[1];
        return {};
    }

    /// Witnesses and groups share one set of names.
    Result<void> define(std::string_view name) {
        if (is_keyword(name)) {
            return refuse(ErrorCode::malformed, "", "a keyword cannot be a name",
                          std::string(name));
        }
        if (!names_.emplace(name).second) {
            return refuse(ErrorCode::malformed, "", "a name that is taken already",
                          std::string(name));
        }
        return {};
    }

    Result<void> join(std::string_view member) {
        if (!is_defined(member)) return not_defined(member);
        if (!members_.emplace(member).second) {
            return refuse(ErrorCode::malformed, "", "a member of a group already",
                          std::string(member));
        }
        return {};
    }

    static Result<std::uint32_t> parse_threshold(std::string_view text, std::size_t members) {
        if (text == "any") return 1;
        if (text == "all") return static_cast<std::uint32_t>(members);
        const auto number = parse_decimal(text);
        if (number && *number >= 1 && *number <= members)
            return static_cast<std::uint32_t>(*number);
        return refuse(ErrorCode::malformed, "",
                      "a group needs all, any, or from 1 to as many as its members",
                      std::string(text));
    }

    [[nodiscard]] bool is_defined(std::string_view name) const {
        return names_.find(name) != names_.end();
    }

    static tl::unexpected<Error> not_defined(std::string_view name) {
        return refuse(ErrorCode::malformed, "", "no earlier line defines this name",
                      std::string(name));
    }

    Policy policy_;
    bool has_quorum_ = false;
    std::set<PublicKey> log_keys_;
    std::set<PublicKey> witness_keys_;
    std::set<std::string, std::less<>> names_;
    std::set<std::string, std::less<>> members_;
};

struct NumberedItems {
    std::string where;
    Items items;
};

Result<std::vector<NumberedItems>> split_lines(std::string_view text) {
    std::vector<NumberedItems> result;
    Lines lines(text);
    while (const auto line = lines.next()) {
        if (!std::all_of(line->begin(), line->end(), is_allowed)) {
            return refuse(ErrorCode::malformed, lines.where(), "a control character in a policy");
        }
        auto items = split(*line);
        if (items.empty()) continue;
        if (find_invalid_utf8(*line)) {
            return refuse(ErrorCode::malformed, lines.where(), "not valid UTF-8");
        }
        result.push_back({lines.where(), std::move(items)});
    }
    if (lines.rest().empty()) return result;
    return refuse(ErrorCode::malformed, lines.where_next(), "the last line does not end in LF");
}

}  // namespace

Result<Policy> parse_policy(std::string_view text) {
    if (text.size() > max_policy_size) {
        return refuse(ErrorCode::too_large, "", "a policy has at most 1,000,000 bytes",
                      std::to_string(text.size()));
    }
    const auto lines = split_lines(text);
    if (!lines) return pass_on(lines.error());

    Reader reader;
    const bool is_lone_key = lines->size() == 1 && lines->front().items.size() == 1 &&
                             lines->front().items[0].find('+') != std::string_view::npos;
    if (is_lone_key) reader.no_quorum();
    for (const auto& line : *lines) {
        auto taken = is_lone_key ? reader.take_log_key(line.items[0], "") : reader.take(line.items);
        if (!taken) return pass_on(line.where, std::move(taken.error()));
    }
    return std::move(reader).finish();
}

}  // namespace saksi::note
