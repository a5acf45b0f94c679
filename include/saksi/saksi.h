/* saksi from C, and from whatever can call C: is this entry in a log we trust,
 * is this checkpoint signed as our policy asks, has that log only grown.
 *
 *     saksi_policy *policy = NULL;
 *     saksi_report *report = NULL;
 *     if (saksi_policy_open(text, text_size, &policy, NULL) == SAKSI_OK &&
 *         saksi_verify_entry(policy, entry, entry_size, proof, proof_size, &report, NULL) ==
 *             SAKSI_OK &&
 *         saksi_report_holds(report)) { … }
 *     saksi_report_free(report);
 *     saksi_policy_free(policy);
 *
 * Two answers are kept apart. A saksi_status says whether the check could be
 * made: SAKSI_OK is no verdict. A saksi_report says what it found, and
 * saksi_report_holds is false for everything that was not found to hold, NULL
 * included.
 *
 * Handles are opaque; each has its _free, which takes NULL. They may be used
 * from several threads at once as long as nobody frees them. Text comes back in
 * the caller's buffer. Inputs are borrowed for the call only. Nothing is read
 * from files, the clock or the environment; no C++ exception leaves.
 *
 * This face is a stable ABI within a major version: functions and constants are
 * added, none is changed or taken away. Handles have no size that a caller
 * could know, numbers are fixed, and enumerations may grow: treat a value that
 * you do not know as a failure.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SAKSI_H
#define SAKSI_H

#include <stddef.h>
#include <stdint.h>

#include "saksi/core/export.hpp" /* SAKSI_API; nothing of C++ is in it */

#ifdef __cplusplus
extern "C" {
#endif

/* Could it be checked? */
typedef int32_t saksi_status;
enum {
    SAKSI_OK = 0,            /* checked: now ask the report */
    SAKSI_MALFORMED = 1,     /* an input does not parse */
    SAKSI_NOT_CANONICAL = 2, /* it parses, but is not its one accepted spelling */
    SAKSI_TOO_LARGE = 3,     /* over a limit of its format */
    SAKSI_UNSUPPORTED = 4,   /* well formed, of a kind this version does not know */
    SAKSI_USAGE = 5,         /* a NULL where something was needed */
    SAKSI_NO_MEMORY = 6,     /* nothing was changed */
    SAKSI_FAILED = 7         /* anything else */
};

typedef struct saksi_policy saksi_policy; /* whom you trust, and how many of them */
typedef struct saksi_report saksi_report; /* what one check found */
typedef struct saksi_error saksi_error;   /* why a call did not return SAKSI_OK */

/* The library's version, "1.2.3". Never freed. */
SAKSI_API const char *saksi_version(void);

/* A tlog-policy, or one vkey line: this log and no witness. On success *policy
 * is a new handle, else NULL. Wherever `error` is not NULL, *error becomes a new
 * handle on failure and NULL on success (and NULL when memory is short). */
SAKSI_API saksi_status saksi_policy_open(const char *text, size_t size, saksi_policy **policy,
                                         saksi_error **error);
SAKSI_API void saksi_policy_free(saksi_policy *policy);

/* Is this entry in the log, by this proof (C2SP tlog-proof)? On SAKSI_OK
 * *report is a new handle, else NULL. */
SAKSI_API saksi_status saksi_verify_entry(const saksi_policy *policy, const uint8_t *entry,
                                          size_t entry_size, const char *proof, size_t proof_size,
                                          saksi_report **report, saksi_error **error);

/* Is this checkpoint signed and cosigned as the policy asks? */
SAKSI_API saksi_status saksi_verify_checkpoint(const saksi_policy *policy, const char *checkpoint,
                                               size_t checkpoint_size, saksi_report **report,
                                               saksi_error **error);

/* Is the log of the older checkpoint the beginning of the newer one's? The
 * proof (the body of a C2SP add-checkpoint request) holds the newer checkpoint. */
SAKSI_API saksi_status saksi_verify_consistency(const saksi_policy *policy, const char *older,
                                                size_t older_size, const char *proof,
                                                size_t proof_size, saksi_report **report,
                                                saksi_error **error);

/* 1 if everything that was asked holds, else 0; 0 for NULL. */
SAKSI_API int saksi_report_holds(const saksi_report *report);

/* The first thing that does not hold, in words for a program. */
typedef int32_t saksi_finding;
enum {
    SAKSI_FOUND_NOTHING = 0,         /* it holds */
    SAKSI_FOUND_UNKNOWN_ORIGIN = 1,  /* the policy knows no log of this name */
    SAKSI_FOUND_NOT_SIGNED = 2,      /* no signature of the log */
    SAKSI_FOUND_WRONG_SIGNATURE = 3, /* a signature of a key we know, and it is wrong */
    SAKSI_FOUND_FEW_WITNESSES = 4,   /* the quorum is not met */
    SAKSI_FOUND_OTHER_LOG = 5,       /* older and newer checkpoint are of two logs */
    SAKSI_FOUND_OTHER_START = 6,     /* the proof does not start at the older checkpoint */
    SAKSI_FOUND_OUTSIDE_TREE = 7,    /* index beyond the tree, or the older tree is larger */
    SAKSI_FOUND_WRONG_LENGTH = 8,    /* no such proof has so many hashes */
    SAKSI_FOUND_WRONG_ROOT = 9,      /* the proof leads to another root */
    SAKSI_FOUND_NO_REPORT = 10       /* for a NULL */
};
SAKSI_API saksi_finding saksi_report_finding(const saksi_report *report);

/* What the report is about. Claims of the input until it holds. 0 for NULL, and
 * where a report has no such thing. */
SAKSI_API uint64_t saksi_report_index(const saksi_report *report);    /* of the entry */
SAKSI_API uint64_t saksi_report_size(const saksi_report *report);     /* of the (newer) tree */
SAKSI_API uint64_t saksi_report_old_size(const saksi_report *report); /* of the older tree */
SAKSI_API uint32_t saksi_report_witnesses_needed(const saksi_report *report);
SAKSI_API uint32_t saksi_report_witnesses_counted(const saksi_report *report);
/* The (newer) tree's root, and the entry's leaf hash: 32 bytes each. */
SAKSI_API void saksi_report_root(const saksi_report *report, uint8_t root[32]);
SAKSI_API void saksi_report_leaf(const saksi_report *report, uint8_t leaf[32]);

/* Text into the caller's buffer, as snprintf does: at most `capacity` bytes
 * with the final NUL, cut if it must be (never within a character). Returns the
 * length of the whole text without NUL. `buffer` may be NULL if capacity is 0. */
SAKSI_API size_t saksi_report_origin(const saksi_report *report, char *buffer, size_t capacity);
/* "where: reason (detail)" in English, on one line. */
SAKSI_API size_t saksi_error_text(const saksi_error *error, char *buffer, size_t capacity);

/* The status that came with it; SAKSI_OK for NULL. */
SAKSI_API saksi_status saksi_error_status(const saksi_error *error);

SAKSI_API void saksi_report_free(saksi_report *report);
SAKSI_API void saksi_error_free(saksi_error *error);

#ifdef __cplusplus
}
#endif

#endif
