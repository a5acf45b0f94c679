/* The C face as a C11 program uses it. Built with -Wall -Wextra -Wpedantic; the
 * sanitizer build shows that nothing leaks.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "saksi/saksi.h"
#include "vector.h"

static int failures = 0;

#define EXPECT(claim)                                                   \
    do {                                                                \
        if (!(claim)) {                                                 \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #claim); \
            ++failures;                                                 \
        }                                                               \
    } while (0)

static const saksi_policy *open_policy(saksi_policy **policy) {
    EXPECT(saksi_policy_open(VECTOR_POLICY, strlen(VECTOR_POLICY), policy, NULL) == SAKSI_OK);
    return *policy;
}

static saksi_status verify(const saksi_policy *policy, const char *entry, const char *proof,
                           saksi_report **report, saksi_error **error) {
    return saksi_verify_entry(policy, (const uint8_t *)entry, strlen(entry), proof, strlen(proof),
                              report, error);
}

static void an_entry_that_is_in_the_log_holds(const saksi_policy *policy) {
    saksi_report *report = NULL;
    saksi_error *error = NULL;
    char origin[64];
    uint8_t root[32], leaf[32];
    EXPECT(verify(policy, VECTOR_ENTRY, VECTOR_PROOF, &report, &error) == SAKSI_OK);
    EXPECT(error == NULL);
    EXPECT(saksi_report_holds(report));
    EXPECT(saksi_report_finding(report) == SAKSI_FOUND_NOTHING);
    EXPECT(saksi_report_index(report) == 7);
    EXPECT(saksi_report_size(report) == 15);
    EXPECT(saksi_report_old_size(report) == 0);
    EXPECT(saksi_report_witnesses_needed(report) == 1);
    EXPECT(saksi_report_witnesses_counted(report) == 1);
    EXPECT(saksi_report_origin(report, origin, sizeof origin) == 24);
    EXPECT(strcmp(origin, "example.com/log/testdata") == 0);
    saksi_report_root(report, root);
    EXPECT(root[0] == 0xac && root[31] == 0xcb); /* rKbDip… */
    saksi_report_leaf(report, leaf);
    EXPECT(leaf[0] != 0 || leaf[1] != 0);
    saksi_report_free(report);
}

static void another_entry_does_not_hold_and_that_is_no_error(const saksi_policy *policy) {
    saksi_report *report = NULL;
    EXPECT(verify(policy, "nein", VECTOR_PROOF, &report, NULL) == SAKSI_OK);
    EXPECT(!saksi_report_holds(report));
    EXPECT(saksi_report_finding(report) == SAKSI_FOUND_WRONG_ROOT);
    saksi_report_free(report);
}

static void what_does_not_parse_is_an_error_and_no_report(const saksi_policy *policy) {
    saksi_report *report = NULL;
    saksi_error *error = NULL;
    char text[256], few[8];
    size_t length;
    EXPECT(verify(policy, VECTOR_ENTRY, "no proof", &report, &error) == SAKSI_MALFORMED);
    EXPECT(report == NULL);
    EXPECT(!saksi_report_holds(report));
    EXPECT(saksi_error_status(error) == SAKSI_MALFORMED);
    length = saksi_error_text(error, text, sizeof text);
    EXPECT(length > 0 && strlen(text) == length);
    EXPECT(strncmp(text, "proof", 5) == 0);
    EXPECT(saksi_error_text(error, few, sizeof few) == length);
    EXPECT(strlen(few) == sizeof few - 1);
    EXPECT(saksi_error_text(error, NULL, 0) == length);
    saksi_error_free(error);
}

static void checkpoints_and_growth_are_checked_too(const saksi_policy *policy) {
    const char *const standstill = "old 15\n\n" VECTOR_CHECKPOINT;
    const char *const from_14 = "old 14\n\n" VECTOR_CHECKPOINT;
    saksi_report *report = NULL;
    EXPECT(saksi_verify_checkpoint(policy, VECTOR_CHECKPOINT, strlen(VECTOR_CHECKPOINT), &report,
                                   NULL) == SAKSI_OK);
    EXPECT(saksi_report_holds(report));
    EXPECT(saksi_report_size(report) == 15);
    saksi_report_free(report);

    EXPECT(saksi_verify_consistency(policy, VECTOR_CHECKPOINT, strlen(VECTOR_CHECKPOINT),
                                    standstill, strlen(standstill), &report, NULL) == SAKSI_OK);
    EXPECT(saksi_report_holds(report));
    EXPECT(saksi_report_old_size(report) == 15);
    saksi_report_free(report);

    EXPECT(saksi_verify_consistency(policy, VECTOR_CHECKPOINT, strlen(VECTOR_CHECKPOINT), from_14,
                                    strlen(from_14), &report, NULL) == SAKSI_OK);
    EXPECT(!saksi_report_holds(report));
    EXPECT(saksi_report_finding(report) == SAKSI_FOUND_OTHER_START);
    saksi_report_free(report);
}

static void null_is_taken_and_holds_nothing(void) {
    saksi_policy *policy = NULL;
    saksi_report *report = NULL;
    saksi_error *error = NULL;
    char text[4] = "xyz";
    uint8_t root[32];
    EXPECT(saksi_report_holds(NULL) == 0);
    EXPECT(saksi_report_finding(NULL) == SAKSI_FOUND_NO_REPORT);
    EXPECT(saksi_report_size(NULL) == 0);
    EXPECT(saksi_report_origin(NULL, text, sizeof text) == 0 && text[0] == '\0');
    EXPECT(saksi_error_text(NULL, text, sizeof text) == 0);
    EXPECT(saksi_error_status(NULL) == SAKSI_OK);
    saksi_report_root(NULL, root);
    EXPECT(root[0] == 0);
    EXPECT(saksi_policy_open(NULL, 3, &policy, NULL) == SAKSI_USAGE);
    EXPECT(saksi_policy_open("x", 1, NULL, NULL) == SAKSI_USAGE);
    EXPECT(verify(NULL, VECTOR_ENTRY, VECTOR_PROOF, &report, &error) == SAKSI_USAGE);
    EXPECT(report == NULL && error != NULL);
    saksi_error_free(error);
    saksi_policy_free(NULL);
    saksi_report_free(NULL);
    saksi_error_free(NULL);
}

int main(void) {
    saksi_policy *policy = NULL;
    EXPECT(strlen(saksi_version()) >= 5);
    if (open_policy(&policy) == NULL) return EXIT_FAILURE;
    an_entry_that_is_in_the_log_holds(policy);
    another_entry_does_not_hold_and_that_is_no_error(policy);
    what_does_not_parse_is_an_error_and_no_report(policy);
    checkpoints_and_growth_are_checked_too(policy);
    null_is_taken_and_holds_nothing();
    saksi_policy_free(policy);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
