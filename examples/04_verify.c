/* The check of 02_verify_offline.cpp, from C: 04_verify ENTRY PROOF POLICY
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "saksi/saksi.h"

/* A whole file of at most a megabyte; NULL, and why on stderr, if that fails. */
static char *read_file(const char *path, size_t *size) {
    const size_t limit = 1000000;
    FILE *file = fopen(path, "rb");
    char *bytes = file ? malloc(limit) : NULL;
    if (!bytes) {
        perror(path);
    } else {
        *size = fread(bytes, 1, limit, file);
    }
    if (file) fclose(file);
    return bytes;
}

/* Why a call did not return SAKSI_OK. */
static int give_up(saksi_error *error) {
    char text[512];
    saksi_error_text(error, text, sizeof text);
    fprintf(stderr, "%s\n", text);
    saksi_error_free(error);
    return 2;
}

/* The three answers: 0 it is in the log, 1 that is not shown, 2 could not check. */
static int verify(const char *entry, size_t entry_size, const char *proof, size_t proof_size,
                  const char *policy_text, size_t policy_size) {
    saksi_policy *policy = NULL;
    saksi_report *report = NULL;
    saksi_error *error = NULL;
    if (saksi_policy_open(policy_text, policy_size, &policy, &error) != SAKSI_OK) {
        return give_up(error);
    }
    const saksi_status status = saksi_verify_entry(policy, (const uint8_t *)entry, entry_size,
                                                   proof, proof_size, &report, &error);
    saksi_policy_free(policy);
    if (status != SAKSI_OK) return give_up(error);

    const int holds = saksi_report_holds(report);
    char origin[256];
    saksi_report_origin(report, origin, sizeof origin);
    if (holds) {
        printf("COCOK: entry %" PRIu64 " of %s, a log of %" PRIu64 " entries\n",
               saksi_report_index(report), origin, saksi_report_size(report));
    } else {
        puts("TIDAK COCOK: this is not shown to be in the log");
    }
    saksi_report_free(report);
    return holds ? 0 : 1;
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fputs("usage: 04_verify ENTRY PROOF POLICY\n", stderr);
        return 2;
    }
    char *bytes[3];
    size_t sizes[3];
    int answer = 0;
    for (int i = 0; i < 3; i++) {
        bytes[i] = read_file(argv[i + 1], &sizes[i]);
        if (!bytes[i]) answer = 2;
    }
    if (answer == 0) {
        answer = verify(bytes[0], sizes[0], bytes[1], sizes[1], bytes[2], sizes[2]);
    }
    for (int i = 0; i < 3; i++) free(bytes[i]);
    return answer;
}
