// SPDX-License-Identifier: Apache-2.0
#include "submission_faults.hpp"

#include <string>
#include <utility>

#include "saksi/core/encoding.hpp"
#include "saksi/crypto/sha256.hpp"
#include "saksi/note/key.hpp"

namespace saksi::audit::planting {
namespace {

using election::Event;

/// Who hands something in, and with which key.
class Submitter {
 public:
    explicit Submitter(std::string name) : name_(std::move(name)) {
        key_.name = name_;
        key_.public_key = crypto::sha256(bytes_of("kunci rekaan " + name_)).bytes;
    }

    [[nodiscard]] Event key() const {
        election::SubmitterKey added;
        added.submitter = name_;
        added.vkey = note::to_vkey(key_);
        return event_of(std::move(added));
    }
    [[nodiscard]] Event entry() const {
        election::Notice notice;
        notice.id = "pengumuman/" + name_;
        notice.title = "Pengumuman rekaan";
        return by(event_of(std::move(notice)));
    }
    /// Over the last `count` entries; signed by nobody.
    [[nodiscard]] Event submission(election::Count count, const Hash& root) const {
        Bytes signature = copy_of(key_.id());
        append(signature, root.view());
        append(signature, root.view());
        election::Submission made;
        made.count = count;
        made.root = root;
        made.signature = name_ + " " + to_base64(signature);
        return by(event_of(std::move(made)));
    }

 private:
    [[nodiscard]] Event by(Event event) const {
        event.header.by = name_;
        return event;
    }

    std::string name_;
    note::VerifierKey key_;
};

void note_log_finding(const Fault& fault, Detector detector, const Event& entry,
                      const std::string& change, const Desk& desk) {
    PlantedFinding finding;
    finding.detector = detector;
    finding.entry = leaf_of(entry);
    desk.ledger.note(fault, std::move(finding), change);
}

}  // namespace

// The root over one entry is its leaf hash.
void plant_submission(const Fault& fault, const Desk& desk) {
    const Submitter submitter("panwas-" + std::to_string(fault.number));
    const auto way = fault.recipe->ground;
    const bool has_key = way == Ground::wrong_signature || way == Ground::unsigned_entry;
    desk.ledger.planted();
    if (has_key) desk.tell(submitter.key());
    const auto entry = submitter.entry();
    desk.tell(entry);
    if (has_key) note_log_finding(fault, Detector::R03, entry, "signed nowhere", desk);
    if (way == Ground::unsigned_entry) return;

    const auto right = leaf_of(entry);
    const auto root = way == Ground::other_root ? crypto::sha256(right.view()) : right;
    const auto event = submitter.submission(way == Ground::others_entries ? 2 : 1, root);
    desk.tell(event);
    note_log_finding(fault, Detector::R02, event, std::string(fault.recipe->name), desk);
}

}  // namespace saksi::audit::planting
