/* A C program that knows saksi.h alone. Exits 0 if what is no policy is refused
 * with a reason, and no report reads as one that holds.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include <saksi/saksi.h>
#include <stdio.h>

int main(void) {
    static const char rubbish[] = "not a policy";
    saksi_policy *policy = NULL;
    saksi_error *error = NULL;
    const saksi_status status = saksi_policy_open(rubbish, sizeof rubbish - 1, &policy, &error);

    char reason[200];
    saksi_error_text(error, reason, sizeof reason);
    printf("saksi %s from C: \"%s\" is %s\n", saksi_version(), rubbish, reason);

    const int refused = status == SAKSI_MALFORMED && policy == NULL && reason[0] != '\0';
    const int silent = saksi_report_holds(NULL) == 0;
    saksi_error_free(error);
    saksi_policy_free(policy);
    return refused && silent ? 0 : 1;
}
