import type { Locale } from "../locales";
import arAccount from "./ar/account.json";
import arAdministration from "./ar/administration.json";
import arAssessment from "./ar/assessment.json";
import arAuthentication from "./ar/authentication.json";
import arBoundaries from "./ar/boundaries.json";
import arBrief from "./ar/brief.json";
import arCommon from "./ar/common.json";
import arCompare from "./ar/compare.json";
import arComparison from "./ar/comparison.json";
import arConsistency from "./ar/consistency.json";
import arContribute from "./ar/contribute.json";
import arContributions from "./ar/contributions.json";
import arCorrectionRequests from "./ar/correction-requests.json";
import arCorrespondence from "./ar/correspondence.json";
import arCorridors from "./ar/corridors.json";
import arCountries from "./ar/countries.json";
import arCountryComments from "./ar/country-comments.json";
import arDataPackage from "./ar/data-package.json";
import arDesk from "./ar/desk.json";
import arEditions from "./ar/editions.json";
import arErasures from "./ar/erasures.json";
import arErrorReports from "./ar/error-reports.json";
import arErrors from "./ar/errors.json";
import arFieldMode from "./ar/field-mode.json";
import arFigures from "./ar/figures.json";
import arFiles from "./ar/files.json";
import arFindings from "./ar/findings.json";
import arFollow from "./ar/follow.json";
import arGrid from "./ar/grid.json";
import arImport from "./ar/import.json";
import arInformationRequests from "./ar/information-requests.json";
import arLaws from "./ar/laws.json";
import arMap from "./ar/map.json";
import arMethod from "./ar/method.json";
import arMissions from "./ar/missions.json";
import arNavigation from "./ar/navigation.json";
import arNotifications from "./ar/notifications.json";
import arOutbox from "./ar/outbox.json";
import arPack from "./ar/pack.json";
import arPrint from "./ar/print.json";
import arQuality from "./ar/quality.json";
import arRating from "./ar/rating.json";
import arRecommendations from "./ar/recommendations.json";
import arRegisters from "./ar/registers.json";
import arRelease from "./ar/release.json";
import arReleaseCheck from "./ar/release-check.json";
import arReleaseDifferences from "./ar/release-differences.json";
import arReport from "./ar/report.json";
import arReview from "./ar/review.json";
import arRoundReport from "./ar/round-report.json";
import arRounds from "./ar/rounds.json";
import arSavedViews from "./ar/saved-views.json";
import arScoping from "./ar/scoping.json";
import arScorecard from "./ar/scorecard.json";
import arSearch from "./ar/search.json";
import arSecondRating from "./ar/second-rating.json";
import arSelfAssessment from "./ar/self-assessment.json";
import arSources from "./ar/sources.json";
import arStability from "./ar/stability.json";
import arTreaties from "./ar/treaties.json";
import arTrends from "./ar/trends.json";
import arWhatMoved from "./ar/what-moved.json";
import enAccount from "./en/account.json";
import enAdministration from "./en/administration.json";
import enAssessment from "./en/assessment.json";
import enAuthentication from "./en/authentication.json";
import enBoundaries from "./en/boundaries.json";
import enBrief from "./en/brief.json";
import enCommon from "./en/common.json";
import enCompare from "./en/compare.json";
import enComparison from "./en/comparison.json";
import enConsistency from "./en/consistency.json";
import enContribute from "./en/contribute.json";
import enContributions from "./en/contributions.json";
import enCorrectionRequests from "./en/correction-requests.json";
import enCorrespondence from "./en/correspondence.json";
import enCorridors from "./en/corridors.json";
import enCountries from "./en/countries.json";
import enCountryComments from "./en/country-comments.json";
import enDataPackage from "./en/data-package.json";
import enDesk from "./en/desk.json";
import enEditions from "./en/editions.json";
import enErasures from "./en/erasures.json";
import enErrorReports from "./en/error-reports.json";
import enErrors from "./en/errors.json";
import enFieldMode from "./en/field-mode.json";
import enFigures from "./en/figures.json";
import enFiles from "./en/files.json";
import enFindings from "./en/findings.json";
import enFollow from "./en/follow.json";
import enGrid from "./en/grid.json";
import enImport from "./en/import.json";
import enInformationRequests from "./en/information-requests.json";
import enLaws from "./en/laws.json";
import enMap from "./en/map.json";
import enMethod from "./en/method.json";
import enMissions from "./en/missions.json";
import enNavigation from "./en/navigation.json";
import enNotifications from "./en/notifications.json";
import enOutbox from "./en/outbox.json";
import enPack from "./en/pack.json";
import enPrint from "./en/print.json";
import enQuality from "./en/quality.json";
import enRating from "./en/rating.json";
import enRecommendations from "./en/recommendations.json";
import enRegisters from "./en/registers.json";
import enRelease from "./en/release.json";
import enReleaseCheck from "./en/release-check.json";
import enReleaseDifferences from "./en/release-differences.json";
import enReport from "./en/report.json";
import enReview from "./en/review.json";
import enRoundReport from "./en/round-report.json";
import enRounds from "./en/rounds.json";
import enSavedViews from "./en/saved-views.json";
import enScoping from "./en/scoping.json";
import enScorecard from "./en/scorecard.json";
import enSearch from "./en/search.json";
import enSecondRating from "./en/second-rating.json";
import enSelfAssessment from "./en/self-assessment.json";
import enSources from "./en/sources.json";
import enStability from "./en/stability.json";
import enTreaties from "./en/treaties.json";
import enTrends from "./en/trends.json";
import enWhatMoved from "./en/what-moved.json";

/** English, the source of every key. One namespace is one file. */
const en = {
  brief: enBrief,
  common: enCommon,
  missions: enMissions,
  navigation: enNavigation,
  countryComments: enCountryComments,
  dataPackage: enDataPackage,
  desk: enDesk,
  editions: enEditions,
  erasures: enErasures,
  errorReports: enErrorReports,
  errors: enErrors,
  authentication: enAuthentication,
  account: enAccount,
  administration: enAdministration,
  roundReport: enRoundReport,
  rounds: enRounds,
  assessment: enAssessment,
  rating: enRating,
  sources: enSources,
  report: enReport,
  review: enReview,
  release: enRelease,
  releaseCheck: enReleaseCheck,
  releaseDifferences: enReleaseDifferences,
  savedViews: enSavedViews,
  scoping: enScoping,
  selfAssessment: enSelfAssessment,
  scorecard: enScorecard,
  boundaries: enBoundaries,
  map: enMap,
  method: enMethod,
  compare: enCompare,
  comparison: enComparison,
  consistency: enConsistency,
  contribute: enContribute,
  contributions: enContributions,
  correctionRequests: enCorrectionRequests,
  correspondence: enCorrespondence,
  corridors: enCorridors,
  countries: enCountries,
  follow: enFollow,
  grid: enGrid,
  import: enImport,
  informationRequests: enInformationRequests,
  notifications: enNotifications,
  outbox: enOutbox,
  pack: enPack,
  print: enPrint,
  recommendations: enRecommendations,
  registers: enRegisters,
  treaties: enTreaties,
  trends: enTrends,
  laws: enLaws,
  quality: enQuality,
  search: enSearch,
  secondRating: enSecondRating,
  stability: enStability,
  whatMoved: enWhatMoved,
  fieldMode: enFieldMode,
  figures: enFigures,
  findings: enFindings,
  files: enFiles,
};

/** The shape of every catalogue: English's keys. */
export type Messages = typeof en;
/** A file of texts; client components ask for the ones they need. */
export type Namespace = keyof Messages;

const ar: Messages = {
  brief: arBrief,
  common: arCommon,
  missions: arMissions,
  navigation: arNavigation,
  countryComments: arCountryComments,
  dataPackage: arDataPackage,
  desk: arDesk,
  editions: arEditions,
  erasures: arErasures,
  errorReports: arErrorReports,
  errors: arErrors,
  authentication: arAuthentication,
  account: arAccount,
  administration: arAdministration,
  roundReport: arRoundReport,
  rounds: arRounds,
  assessment: arAssessment,
  rating: arRating,
  sources: arSources,
  report: arReport,
  review: arReview,
  release: arRelease,
  releaseCheck: arReleaseCheck,
  releaseDifferences: arReleaseDifferences,
  savedViews: arSavedViews,
  scoping: arScoping,
  selfAssessment: arSelfAssessment,
  scorecard: arScorecard,
  boundaries: arBoundaries,
  map: arMap,
  method: arMethod,
  compare: arCompare,
  comparison: arComparison,
  consistency: arConsistency,
  contribute: arContribute,
  contributions: arContributions,
  correctionRequests: arCorrectionRequests,
  correspondence: arCorrespondence,
  corridors: arCorridors,
  countries: arCountries,
  follow: arFollow,
  grid: arGrid,
  import: arImport,
  informationRequests: arInformationRequests,
  notifications: arNotifications,
  outbox: arOutbox,
  pack: arPack,
  print: arPrint,
  recommendations: arRecommendations,
  registers: arRegisters,
  treaties: arTreaties,
  trends: arTrends,
  laws: arLaws,
  quality: arQuality,
  search: arSearch,
  secondRating: arSecondRating,
  stability: arStability,
  whatMoved: arWhatMoved,
  fieldMode: arFieldMode,
  figures: arFigures,
  findings: arFindings,
  files: arFiles,
};

const CATALOGUES: Record<Locale, Messages> = { en, ar };

/** All texts of one language. */
export function catalogueOf(locale: Locale): Messages {
  return CATALOGUES[locale];
}
