/**
 * Code lists of the registers, in the order in which they are shown. The words of HTCDS 2.0 and of the shipped
 * instrument where these have a list; imports nothing, so that the browser may use it.
 */
export const LEG_PHASES = ["recruitment", "transit", "exploitation"] as const;
export const COUNTRY_ROLES = ["origin", "transit", "destination", "internal"] as const;
export const TRANSPORT_MODES = [
  "on_foot",
  "road_private",
  "road_public",
  "road_freight",
  "rail",
  "air",
  "sea_passenger",
  "sea_cargo_fishing",
  "mixed",
  "none",
  "unknown",
] as const;
export const CROSSING_STATUSES = [
  "regular_genuine",
  "regular_fraudulent",
  "irregular",
  "no_border",
  "unknown",
] as const;
export const EXPLOITATION_FORMS = [
  "sexual_exploitation",
  "forced_labour",
  "servitude_domestic",
  "slavery_similar",
  "forced_begging",
  "forced_criminality",
  "forced_marriage",
  "child_labour_worst",
  "armed_groups",
  "organ_removal",
  "illegal_adoption",
  "surrogacy",
  "other",
  "unknown",
] as const;
export const RECRUITMENT_CHANNELS = [
  "business_place",
  "school",
  "work",
  "social_network",
  "online_ad",
  "tv_ad",
  "press_ad",
  "family",
  "friends",
  "agency",
  "abduction",
  "shelter_or_camp",
  "other",
  "unknown",
] as const;
export const CONTROL_METHODS = [
  "debt_bondage",
  "takes_earnings",
  "restricts_finances",
  "threats_physical",
  "threats_authorities",
  "threats_family",
  "false_promises",
  "psychological_abuse",
  "physical_abuse",
  "sexual_abuse",
  "substances",
  "restricts_movement",
  "restricts_care",
  "excessive_hours",
  "withholds_necessities",
  "withholds_documents",
  "ritual_oath",
  "other",
] as const;
export const ACTOR_ROLES = [
  "organiser",
  "recruiter",
  "travel_broker",
  "transporter",
  "travel_companion",
  "smuggler",
  "harbourer",
  "controller",
  "exploiter",
  "corrupt_official",
  "money_handler",
] as const;
export const GROUP_STRUCTURES = [
  "standard_hierarchy",
  "regional_hierarchy",
  "clustered_hierarchy",
  "core_group",
  "criminal_network",
  "individuals",
  "unknown",
] as const;
export const CASE_STAGES = [
  "offence_recorded",
  "formal_contact",
  "prosecuted",
  "convicted",
  "acquitted",
  "appeal_final",
] as const;
export const COUNTING_UNITS = ["persons", "cases", "charges", "offences"] as const;
export const VALUE_STATUSES = [
  "exact",
  "suppressed",
  "estimated",
  "not_reported",
  "not_available",
  "not_applicable",
] as const;
export const SEXES = ["female", "male", "other", "unknown", "total"] as const;
export const AGE_BANDS = ["0_17", "18_plus", "unknown", "total"] as const;
export const LAW_ACTS = ["recruitment", "transportation", "transfer", "harbouring", "receipt"] as const;
export const LAW_MEANS = [
  "force_or_threat",
  "coercion_other",
  "abduction",
  "fraud",
  "deception",
  "abuse_power",
  "abuse_vulnerability",
  "payments_to_controller",
] as const;
export const LAW_PURPOSES = [
  "prostitution_of_others",
  "sexual_other",
  "forced_labour",
  "slavery",
  "slavery_similar",
  "servitude",
  "organ_removal",
] as const;
export const LAW_OTHER_ELEMENTS = [
  "child_no_means",
  "child_under_18",
  "consent_irrelevant",
  "internal_covered",
  "transnational_covered",
  "ocg_not_required",
  "all_sexes_ages",
  "attempt",
  "accomplice",
  "organising",
  "ocg_participation",
  "laundering",
  "obstruction",
  "legal_persons",
  "non_punishment",
  "privacy",
  "assistance",
  "recovery_period",
  "residence",
  "compensation",
  "witness_protection",
  "confiscation",
  "extraterritorial",
] as const;
export const LAW_ELEMENT_VALUES = ["covered", "covered_wider", "partly", "not", "unclear"] as const;
export const LAW_ROLES = ["defines", "used_instead", "related"] as const;
export const TREATIES = ["untoc", "tip_protocol", "som_protocol"] as const;
export const TREATY_ACTIONS = [
  "signature",
  "ratification",
  "acceptance",
  "approval",
  "accession",
  "succession",
  "reservation",
  "withdrawal",
] as const;
/** Every element of the definition and of what goes with it (Protocol art. 3, 5 to 9). */
export const LAW_ELEMENTS = [...LAW_ACTS, ...LAW_MEANS, ...LAW_PURPOSES, ...LAW_OTHER_ELEMENTS] as const;
export const TRENDS = ["rising", "stable", "falling", "unclear"] as const;
export const SMUGGLING_OVERLAPS = ["none", "same_smugglers", "smuggled_first", "unknown"] as const;
export const TRAVELLER_SEXES = ["female", "male", "mixed", "unknown"] as const;
export const TRAVELLER_AGES = ["children", "adults", "mixed", "unknown"] as const;
/** Sections of ISIC Rev. 4. */
export const LABOUR_SECTORS = [
  "A",
  "B",
  "C",
  "D",
  "E",
  "F",
  "G",
  "H",
  "I",
  "J",
  "K",
  "L",
  "M",
  "N",
  "O",
  "P",
  "Q",
  "R",
  "S",
  "T",
  "U",
] as const;
export const GROUP_SIZES = ["up_to_5", "6_to_20", "21_to_50", "over_50", "unknown"] as const;
export const GROUP_REACHES = ["local", "national", "neighbouring", "several_regions", "unknown"] as const;
export const EXTENTS = ["none", "low", "medium", "high", "unknown"] as const;
export const DIMENSIONS = ["total", "citizenship", "repatriation", "form_of_exploitation"] as const;
export const DETECTION_INDICATORS = ["detected_victims"] as const;
export const FIGURE_FORMS = ["sexual_exploitation", "forced_labour", "other_forms"] as const;
export const LEGAL_BASES = ["trafficking_offence", "lesser_offence", "not_stated"] as const;
export const PROCEEDINGS_DIMENSIONS = ["total", "citizenship", "legal_basis"] as const;
export const YEAR_RULES = ["event", "decision", "not_stated"] as const;
export const COOPERATION_KINDS = [
  "agreement",
  "protocol",
  "joint_operation",
  "joint_team",
  "liaison_post",
  "assistance_requests",
  "extradition_requests",
] as const;
export const REQUEST_DIRECTIONS = ["sent", "received"] as const;
export const LAW_KINDS = ["constitution", "code", "act", "decree", "regulation", "guideline"] as const;
export const LAW_STATUSES = ["draft", "adopted", "in_force", "repealed"] as const;
export const REFORM_EVENT_KINDS = [
  "bill",
  "adopted",
  "in_force",
  "amended",
  "struck_down",
  "repealed",
] as const;
export const PRACTICE_GRADES = ["promising", "demonstrated", "replicated"] as const;
export const INSTITUTION_FUNCTIONS = [
  "investigates",
  "prosecutes",
  "judges",
  "protects",
  "coordinates",
  "reports",
] as const;
export const PUBLICATION_KINDS = [
  "toolkit",
  "report",
  "leaflet",
  "awareness_spot",
  "manual",
  "law_commentary",
  "other",
] as const;
