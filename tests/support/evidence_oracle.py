"""Evidence bundles and rekap proofs of docs/format.md parts 4 and 5, put together
slowly and without saksi, from all the entries of a log.

    text = bundle(entries, checkpoint, claims=["versions 3 6"], wanted={0, 2, 3, 6})

SPDX-License-Identifier: Apache-2.0
"""
import base64
import hashlib

from rekap_oracle import RekapOracle, leaf_hash, tree_root


def b64(data):
    return base64.b64encode(data).decode()


def split(size):
    """The largest power of two below `size`."""
    k = 1
    while 2 * k < size:
        k *= 2
    return k


def inclusion(m, leaves):
    """RFC 6962, section 2.1.1: PATH(m, D[n])."""
    if len(leaves) <= 1:
        return []
    k = split(len(leaves))
    if m < k:
        return inclusion(m, leaves[:k]) + [tree_root(leaves[k:])]
    return inclusion(m - k, leaves[k:]) + [tree_root(leaves[:k])]


def consistency(m, leaves, whole=True):
    """RFC 6962, section 2.1.2: SUBPROOF(m, D[n], b)."""
    if m == len(leaves):
        return [] if whole else [tree_root(leaves)]
    k = split(len(leaves))
    if m <= k:
        return consistency(m, leaves[:k], whole) + [tree_root(leaves[k:])]
    return consistency(m - k, leaves[k:], False) + [tree_root(leaves[:k])]


def path_lines(path):
    return "".join(b64(h) + "\n" for h in path) + "\n"


def proven(word, index, entries, leaves):
    return f"{word} {index}\n{entries[index].decode()}\n" + path_lines(inclusion(index, leaves))


def bundle(entries, checkpoint, claims, wanted, policy=None, rekap=None):
    """`policy`: the bytes of the policy file; `rekap`: a rekap proof's text."""
    leaves = [leaf_hash(entry) for entry in entries]
    named = hashlib.sha256(policy).hexdigest() if policy is not None else "none"
    text = f"saksi/evidence-bundle/v1\npolicy {named}\n"
    text += "".join(f"claim {claim}\n" for claim in claims)
    text += "".join(proven("entry", index, entries, leaves) for index in sorted(wanted))
    return text + (f"rekap\n{rekap}" if rekap else f"checkpoint\n{checkpoint}")


def rekap_proof(entries, checkpoint, root, size, ballots, form, contest, source, area, way, number):
    """Of TPS `number` of way[-1]: places from below `area` down to its own."""
    leaves = [leaf_hash(entry) for entry in entries]
    oracle = RekapOracle(entries[:size], contest, source["kind"], source["name"])
    nodes = [oracle.trees()[area]]
    for place in way:
        nodes.append(nodes[-1].children[place])
    text = "saksi/rekap-proof/v1\n" + proven("root", root, entries, leaves)
    text += "growth\n" + path_lines(consistency(size, leaves))
    for index in ballots:
        text += proven("ballot", index, entries, leaves)
    text += proven("form", form, entries, leaves)
    text += f"tps {number}\n" + oracle.leaf_text(*nodes[-1].tps[number]).decode() + "\n"
    text += "".join(node.text.decode() + "\n" for node in reversed(nodes))
    return text + "\n" + checkpoint
