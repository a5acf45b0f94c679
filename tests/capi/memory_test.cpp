// The C face when memory is short: whichever allocation fails, the answer is
// SAKSI_NO_MEMORY, nothing leaks (the sanitizers say so), no exception leaves.
#include <doctest/doctest.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>

#include "saksi/saksi.h"
#include "vector.h"

namespace {

long allocations_left = -1;  // negative: as many as there are

void* allocate(std::size_t size) {
    if (allocations_left == 0) throw std::bad_alloc();
    if (allocations_left > 0) --allocations_left;
    if (void* memory = std::malloc(size)) return memory;
    throw std::bad_alloc();
}

/// Runs `call` with one more allocation each time, until it has enough of them.
template <class Call>
long run_short_of_memory(Call call) {
    for (long budget = 0;; ++budget) {
        allocations_left = budget;
        const saksi_status status = call();
        const bool enough = allocations_left > 0;
        allocations_left = -1;
        if (status == SAKSI_NO_MEMORY) continue;
        CHECK(status != SAKSI_FAILED);
        if (enough) return budget;
    }
}

}  // namespace

// Both pairs: what libstdc++ gives us by default goes through these.
void* operator new(std::size_t size) { return allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

TEST_SUITE_BEGIN("capi/memory");

TEST_CASE("a call that runs out of memory says so and changes nothing") {
    saksi_policy* policy = nullptr;
    const auto open = [&] {
        saksi_policy_free(policy);
        policy = reinterpret_cast<saksi_policy*>(1);  // must be overwritten
        const auto status =
            saksi_policy_open(VECTOR_POLICY, std::strlen(VECTOR_POLICY), &policy, nullptr);
        CHECK((policy != nullptr) == (status == SAKSI_OK));
        return status;
    };
    CHECK(run_short_of_memory(open) > 5);
    REQUIRE(policy != nullptr);

    const auto verify = [&](const char* entry, const char* proof) {
        saksi_report* report = nullptr;
        saksi_error* error = nullptr;
        const auto status =
            saksi_verify_entry(policy, reinterpret_cast<const std::uint8_t*>(entry),
                               std::strlen(entry), proof, std::strlen(proof), &report, &error);
        CHECK((report != nullptr) == (status == SAKSI_OK));
        CHECK((error != nullptr) == (status != SAKSI_OK && status != SAKSI_NO_MEMORY));
        saksi_report_free(report);
        saksi_error_free(error);
        return status;
    };
    CHECK(run_short_of_memory([&] { return verify(VECTOR_ENTRY, VECTOR_PROOF); }) > 20);
    CHECK(run_short_of_memory([&] { return verify("nein", VECTOR_PROOF); }) > 20);
    CHECK(run_short_of_memory([&] { return verify(VECTOR_ENTRY, "no proof at all"); }) > 2);
    saksi_policy_free(policy);
}

TEST_SUITE_END();
