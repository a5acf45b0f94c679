/* One proof of another implementation: tests/vectors/tlog_proofs.json, its first
 * case. Entry "eit" is entry 7 of 15 of Tessera's test log.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SAKSI_TESTS_CAPI_VECTOR_H
#define SAKSI_TESTS_CAPI_VECTOR_H

#define VECTOR_POLICY                                                                       \
    "log example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx\n"  \
    "witness w example.com/witness+10a1c019+BGSEitir7W6FmBs7OHWyUrh2frtLAvcDrKOx5xu9ao5Q\n" \
    "quorum w\n"

#define VECTOR_CHECKPOINT                                                                       \
    "example.com/log/testdata\n"                                                                \
    "15\n"                                                                                      \
    "rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=\n"                                            \
    "\n"                                                                                        \
    "\xe2\x80\x94 example.com/log/testdata "                                                    \
    "M9e0luh4jTG+UMBqOUo9/q+yAEvx1ilBEniMvjf1zfcBOhg+CKubMt53MvIt/uEWP6zdkdIQzd/fmwlM/"         \
    "dlPWF74ewI=\n"                                                                             \
    "\xe2\x80\x94 example.com/witness "                                                         \
    "EKHAGQAAAABkGFDLPX52bqsNVRwJszRsJ4CaZ2z8sjGx+b3pGEdRojnr3kzGm9mykMVsYyGOkN5dOPZIj5bNxC6O/" \
    "JjTfKFZwyP5Dg==\n"

#define VECTOR_PROOF                                 \
    "c2sp.org/tlog-proof@v1\n"                       \
    "index 7\n"                                      \
    "2Q0P5jSR+TdkwdXWyx+GbBWX0KZbNZkWzCjyTPSozsw=\n" \
    "ycRkkNklus5eMVRUvkD1pK321vMrA+jjOiZKU8aOcY4=\n" \
    "zY1lN35vrXYAPixXSd59LsU29xUJtuW4o2dNNg5Y2Co=\n" \
    "5jLpqTgjsBDSEX6SgZiRnbTMdTuRd8bQ5tSsAOxe0Ks=\n" \
    "\n" VECTOR_CHECKPOINT

#define VECTOR_ENTRY "eit"

#endif
