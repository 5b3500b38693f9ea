/** The places of an instrument file that name indicators in passing, for when one goes or becomes others. Pure. */
import type { InstrumentFile } from "./format";

/**
 * The file with other indicators named in the place of one, none where it is dropped. Gates, claims, derivations and test
 * vectors are left for a person to decide: the validator says where they name what is no longer there.
 */
export function withMentions(file: InstrumentFile, code: string, by: readonly string[]): InstrumentFile {
  const replaced = (codes: readonly string[]) => [
    ...new Set(codes.flatMap((one) => (one === code ? by : [one]))),
  ];
  const { gaps, priority, exposureProfile } = file;
  return {
    ...file,
    indicators: file.indicators.map(({ answersExposure, notCountedHere, ...indicator }) => ({
      ...indicator,
      ...listed("answersExposure", answersExposure && replaced(answersExposure)),
      ...listed(
        "notCountedHere",
        notCountedHere?.flatMap((fact) =>
          fact.countedIn === code ? by.map((countedIn) => ({ ...fact, countedIn })) : [fact],
        ),
      ),
    })),
    aggregates: file.aggregates.map((aggregate) => ({
      ...aggregate,
      children: childrenWith(aggregate.children, code, by),
    })),
    ...(gaps === undefined
      ? {}
      : {
          gaps: {
            ...gaps,
            reasons: gaps.reasons.map(({ notFor, citeIn, ...reason }) => ({
              ...reason,
              ...listed("notFor", notFor && replaced(notFor)),
              ...listed("citeIn", citeIn && replaced(citeIn)),
            })),
          },
        }),
    ...(priority === undefined
      ? {}
      : {
          priority: {
            ...priority,
            exposureFactor: {
              ...priority.exposureFactor,
              oneFor: replaced(priority.exposureFactor.oneFor),
            },
          },
        }),
    ...(exposureProfile === undefined ? {} : { exposureProfile: profileWith(exposureProfile, code, by) }),
  };
}

type Children = InstrumentFile["aggregates"][number]["children"];

/** Each of the others with the weight that the one had; one that is there already keeps its own. */
function childrenWith(children: Children, code: string, by: readonly string[]): Children {
  const kept = children.filter(({ ref }) => ref !== code);
  const others = children.flatMap((child) =>
    child.ref === code ? by.map((ref) => ({ ...child, ref })) : [child],
  );
  const each = others.filter(({ ref }, index) => others.findIndex((other) => other.ref === ref) === index);
  // A figure of nothing would be none: the last one stays, so that the validator tells of it.
  return kept.length === 0 && by.length === 0 ? children : each;
}

type Profile = NonNullable<InstrumentFile["exposureProfile"]>;

function profileWith(profile: Profile, code: string, by: readonly string[]): Profile {
  const entries = profile.entries.flatMap((entry) =>
    entry.indicator === code ? by.map((indicator) => ({ ...entry, indicator })) : [entry],
  );
  // A profile without entries would be none: the last one stays, so that the validator tells of it.
  return entries.length === 0 ? profile : { ...profile, entries };
}

function listed<Name extends string, T>(name: Name, list: readonly T[] | undefined) {
  return list === undefined || list.length === 0 ? {} : { [name]: list };
}
