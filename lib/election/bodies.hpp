// How each part of an event is described: fields_of() names the fields of a
// struct, with their rules, to whatever asks. A Reader fills the struct from
// them, a Writer prints it, so the two cannot disagree.
//
// A description is a template over the two, instantiated for both in the source
// it stands in. Rules across fields are ordinary code in it, and hold both ways.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "saksi/election/event.hpp"

namespace saksi::election {

class Reader;
class Writer;

/// T& for a Reader, const T& for a Writer.
template <class Fields, class T>
using Of = typename Fields::template Ref<T>;

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Unit> unit);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, Source> source);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, Header> header);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, Correction> correction);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, Sections> sections);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, Documents> documents);

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Fraction> fraction);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, WomenQuota> quota);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, SupportRule> rule);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, FinanceRule> rule);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, ReportLimit> limit);

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Pemilu> pemilu);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, Region> region);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, TpsList> list);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, Ballot> ballot);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, CHasil> form);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, Snapshot> snapshot);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, DHasil> form);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, Publication> total);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, Plenary> plenary);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, Ruling> ruling);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, Notice> notice);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, SubmitterKey> key);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, Submission> submission);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, Access> access);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, Erasure> erasure);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, Candidacy> candidacy);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, ViolationReport> report);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, FinanceReport> report);
template <class Fields>
void fields_of(Fields& fields, Of<Fields, RekapRoot> root);

}  // namespace saksi::election
