CREATE TYPE "public"."actor_role" AS ENUM('organiser', 'recruiter', 'travel_broker', 'transporter', 'travel_companion', 'smuggler', 'harbourer', 'controller', 'exploiter', 'corrupt_official', 'money_handler');--> statement-breakpoint
CREATE TYPE "public"."age_band" AS ENUM('0_17', '18_plus', 'unknown', 'total');--> statement-breakpoint
CREATE TYPE "public"."case_stage" AS ENUM('offence_recorded', 'formal_contact', 'prosecuted', 'convicted', 'acquitted', 'appeal_final');--> statement-breakpoint
CREATE TYPE "public"."control_method" AS ENUM('debt_bondage', 'takes_earnings', 'restricts_finances', 'threats_physical', 'threats_authorities', 'threats_family', 'false_promises', 'psychological_abuse', 'physical_abuse', 'sexual_abuse', 'substances', 'restricts_movement', 'restricts_care', 'excessive_hours', 'withholds_necessities', 'withholds_documents', 'ritual_oath', 'other');--> statement-breakpoint
CREATE TYPE "public"."cooperation_kind" AS ENUM('agreement', 'protocol', 'joint_operation', 'joint_team', 'liaison_post', 'assistance_requests', 'extradition_requests');--> statement-breakpoint
CREATE TYPE "public"."counting_unit" AS ENUM('persons', 'cases', 'charges', 'offences');--> statement-breakpoint
CREATE TYPE "public"."country_role" AS ENUM('origin', 'transit', 'destination', 'internal');--> statement-breakpoint
CREATE TYPE "public"."crossing_status" AS ENUM('regular_genuine', 'regular_fraudulent', 'irregular', 'no_border', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."detection_indicator" AS ENUM('detected_victims');--> statement-breakpoint
CREATE TYPE "public"."dimension" AS ENUM('total', 'citizenship', 'repatriation', 'form_of_exploitation');--> statement-breakpoint
CREATE TYPE "public"."exploitation_form" AS ENUM('sexual_exploitation', 'forced_labour', 'servitude_domestic', 'slavery_similar', 'forced_begging', 'forced_criminality', 'forced_marriage', 'child_labour_worst', 'armed_groups', 'organ_removal', 'illegal_adoption', 'surrogacy', 'other', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."extent" AS ENUM('none', 'low', 'medium', 'high', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."figure_form" AS ENUM('sexual_exploitation', 'forced_labour', 'other_forms');--> statement-breakpoint
CREATE TYPE "public"."group_reach" AS ENUM('local', 'national', 'neighbouring', 'several_regions', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."group_size" AS ENUM('up_to_5', '6_to_20', '21_to_50', 'over_50', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."group_structure" AS ENUM('standard_hierarchy', 'regional_hierarchy', 'clustered_hierarchy', 'core_group', 'criminal_network', 'individuals', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."institution_function" AS ENUM('investigates', 'prosecutes', 'judges', 'protects', 'coordinates', 'reports');--> statement-breakpoint
CREATE TYPE "public"."labour_sector" AS ENUM('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U');--> statement-breakpoint
CREATE TYPE "public"."law_element" AS ENUM('recruitment', 'transportation', 'transfer', 'harbouring', 'receipt', 'force_or_threat', 'coercion_other', 'abduction', 'fraud', 'deception', 'abuse_power', 'abuse_vulnerability', 'payments_to_controller', 'prostitution_of_others', 'sexual_other', 'forced_labour', 'slavery', 'slavery_similar', 'servitude', 'organ_removal', 'child_no_means', 'child_under_18', 'consent_irrelevant', 'internal_covered', 'transnational_covered', 'ocg_not_required', 'all_sexes_ages', 'attempt', 'accomplice', 'organising', 'ocg_participation', 'laundering', 'obstruction', 'legal_persons', 'non_punishment', 'privacy', 'assistance', 'recovery_period', 'residence', 'compensation', 'witness_protection', 'confiscation', 'extraterritorial');--> statement-breakpoint
CREATE TYPE "public"."law_element_value" AS ENUM('covered', 'covered_wider', 'partly', 'not', 'unclear');--> statement-breakpoint
CREATE TYPE "public"."law_kind" AS ENUM('constitution', 'code', 'act', 'decree', 'regulation', 'guideline');--> statement-breakpoint
CREATE TYPE "public"."law_role" AS ENUM('defines', 'used_instead', 'related');--> statement-breakpoint
CREATE TYPE "public"."law_status" AS ENUM('draft', 'adopted', 'in_force', 'repealed');--> statement-breakpoint
CREATE TYPE "public"."leg_phase" AS ENUM('recruitment', 'transit', 'exploitation');--> statement-breakpoint
CREATE TYPE "public"."legal_basis" AS ENUM('trafficking_offence', 'lesser_offence', 'not_stated');--> statement-breakpoint
CREATE TYPE "public"."practice_grade" AS ENUM('promising', 'demonstrated', 'replicated');--> statement-breakpoint
CREATE TYPE "public"."proceedings_dimension" AS ENUM('total', 'citizenship', 'legal_basis');--> statement-breakpoint
CREATE TYPE "public"."publication_kind" AS ENUM('toolkit', 'report', 'leaflet', 'awareness_spot', 'manual', 'law_commentary', 'other');--> statement-breakpoint
CREATE TYPE "public"."recruitment_channel" AS ENUM('business_place', 'school', 'work', 'social_network', 'online_ad', 'tv_ad', 'press_ad', 'family', 'friends', 'agency', 'abduction', 'shelter_or_camp', 'other', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."reform_event_kind" AS ENUM('bill', 'adopted', 'in_force', 'amended', 'struck_down', 'repealed');--> statement-breakpoint
CREATE TYPE "public"."request_direction" AS ENUM('sent', 'received');--> statement-breakpoint
CREATE TYPE "public"."sex" AS ENUM('female', 'male', 'other', 'unknown', 'total');--> statement-breakpoint
CREATE TYPE "public"."smuggling_overlap" AS ENUM('none', 'same_smugglers', 'smuggled_first', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."transport_mode" AS ENUM('on_foot', 'road_private', 'road_public', 'road_freight', 'rail', 'air', 'sea_passenger', 'sea_cargo_fishing', 'mixed', 'none', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."traveller_age" AS ENUM('children', 'adults', 'mixed', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."traveller_sex" AS ENUM('female', 'male', 'mixed', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."treaty_action" AS ENUM('signature', 'ratification', 'acceptance', 'approval', 'accession', 'succession', 'reservation', 'withdrawal');--> statement-breakpoint
CREATE TYPE "public"."treaty" AS ENUM('untoc', 'tip_protocol', 'som_protocol');--> statement-breakpoint
CREATE TYPE "public"."trend" AS ENUM('rising', 'stable', 'falling', 'unclear');--> statement-breakpoint
CREATE TYPE "public"."value_status" AS ENUM('exact', 'suppressed', 'estimated', 'not_reported', 'not_available', 'not_applicable');--> statement-breakpoint
CREATE TYPE "public"."year_rule" AS ENUM('event', 'decision', 'not_stated');--> statement-breakpoint
CREATE TYPE "public"."entry_access_class" AS ENUM('public', 'restricted');--> statement-breakpoint
CREATE TYPE "public"."entry_country_role" AS ENUM('subject', 'origin', 'transit', 'destination', 'internal', 'party');--> statement-breakpoint
CREATE TYPE "public"."entry_status" AS ENUM('draft', 'checked', 'withdrawn', 'superseded');--> statement-breakpoint
CREATE TYPE "public"."register" AS ENUM('routes', 'groups', 'detections', 'proceedings', 'cooperation', 'laws', 'treaties', 'practices', 'institutions', 'publications');--> statement-breakpoint
ALTER TYPE "public"."import_kind" ADD VALUE 'routes';--> statement-breakpoint
ALTER TYPE "public"."import_kind" ADD VALUE 'groups';--> statement-breakpoint
ALTER TYPE "public"."import_kind" ADD VALUE 'detections';--> statement-breakpoint
ALTER TYPE "public"."import_kind" ADD VALUE 'proceedings';--> statement-breakpoint
ALTER TYPE "public"."import_kind" ADD VALUE 'cooperation';--> statement-breakpoint
ALTER TYPE "public"."import_kind" ADD VALUE 'laws';--> statement-breakpoint
ALTER TYPE "public"."import_kind" ADD VALUE 'treaties';--> statement-breakpoint
ALTER TYPE "public"."import_kind" ADD VALUE 'practices';--> statement-breakpoint
ALTER TYPE "public"."import_kind" ADD VALUE 'institutions';--> statement-breakpoint
ALTER TYPE "public"."import_kind" ADD VALUE 'publications';--> statement-breakpoint
CREATE TABLE "cooperation_records" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"kind" "cooperation_kind" NOT NULL,
	"subject" text NOT NULL,
	"country" text collate "C" NOT NULL,
	"other_countries" text[] NOT NULL,
	"institutions" text,
	"began_on" text,
	"ended_on" text,
	"link" text,
	"year" integer,
	"direction" "request_direction",
	"requests" integer,
	"granted" integer,
	"answer_days" integer,
	CONSTRAINT "cooperation_counts_only_for_requests" CHECK (("cooperation_records"."kind" in ('assistance_requests', 'extradition_requests')) = (num_nonnulls("cooperation_records"."year", "cooperation_records"."direction", "cooperation_records"."requests") = 3) and ("cooperation_records"."kind" in ('assistance_requests', 'extradition_requests') or num_nonnulls("cooperation_records"."year", "cooperation_records"."direction", "cooperation_records"."requests", "cooperation_records"."granted", "cooperation_records"."answer_days") = 0)),
	CONSTRAINT "cooperation_granted_within" CHECK ("cooperation_records"."granted" is null or "cooperation_records"."granted" <= "cooperation_records"."requests"),
	CONSTRAINT "cooperation_counts_positive" CHECK (coalesce("cooperation_records"."requests", 0) >= 0 and coalesce("cooperation_records"."granted", 0) >= 0 and coalesce("cooperation_records"."answer_days", 0) >= 0)
);
--> statement-breakpoint
CREATE TABLE "detections" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"country" text collate "C" NOT NULL,
	"reporting_body" text NOT NULL,
	"year" integer NOT NULL,
	"indicator" "detection_indicator" NOT NULL,
	"dimension" "dimension" NOT NULL,
	"category_country" text collate "C",
	"category_form" "figure_form",
	"category_text" text,
	"sex" "sex" NOT NULL,
	"age" "age_band" NOT NULL,
	"value_status" "value_status" NOT NULL,
	"value" integer,
	"below" integer,
	"unit" text NOT NULL,
	CONSTRAINT "detections_cell_unique" UNIQUE NULLS NOT DISTINCT("country","reporting_body","year","indicator","dimension","category_country","category_form","category_text","sex","age"),
	CONSTRAINT "detections_value_when_known" CHECK (("detections"."value_status" in ('exact', 'estimated')) = ("detections"."value" is not null) and ("detections"."value" is null or "detections"."value" >= 0)),
	CONSTRAINT "detections_bound_when_suppressed" CHECK (("detections"."value_status" = 'suppressed') = ("detections"."below" is not null) and ("detections"."below" is null or "detections"."below" > 0)),
	CONSTRAINT "detections_one_category" CHECK (num_nonnulls("detections"."category_country", "detections"."category_form", "detections"."category_text") = case when "detections"."dimension" = 'total' then 0 else 1 end),
	CONSTRAINT "detections_year_plausible" CHECK ("detections"."year" between 1900 and 2100)
);
--> statement-breakpoint
CREATE TABLE "institutions" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"country" text collate "C" NOT NULL,
	"functions" "institution_function"[] NOT NULL,
	"ministry" text,
	"mandate" text,
	"since" text,
	"link" text
);
--> statement-breakpoint
CREATE TABLE "law_elements" (
	"entry_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"element" "law_element" NOT NULL,
	"value" "law_element_value" NOT NULL,
	"article" text,
	"quotation" text,
	"second_reader_id" uuid,
	"second_read_at" timestamp (3) with time zone,
	CONSTRAINT "law_elements_entry_id_element_pk" PRIMARY KEY("entry_id","element"),
	CONSTRAINT "law_elements_second_reader" CHECK (("law_elements"."second_reader_id" is null) = ("law_elements"."second_read_at" is null)),
	CONSTRAINT "law_elements_covered_has_article" CHECK ("law_elements"."value" not in ('covered', 'covered_wider', 'partly') or "law_elements"."article" is not null)
);
--> statement-breakpoint
CREATE TABLE "laws" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"country" text collate "C" NOT NULL,
	"law_title" text NOT NULL,
	"english_title" text,
	"number" text,
	"kind" "law_kind" NOT NULL,
	"law_status" "law_status" NOT NULL,
	"role" "law_role" NOT NULL,
	"adopted_on" text,
	"in_force_on" text,
	"repealed_on" text,
	"link" text,
	"translation_checked" boolean NOT NULL,
	CONSTRAINT "laws_in_force_has_day" CHECK ("laws"."law_status" not in ('in_force') or "laws"."in_force_on" is not null),
	CONSTRAINT "laws_repealed_has_day" CHECK ("laws"."law_status" <> 'repealed' or "laws"."repealed_on" is not null)
);
--> statement-breakpoint
CREATE TABLE "reform_events" (
	"entry_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" "reform_event_kind" NOT NULL,
	"happened_on" text NOT NULL,
	"remark" text,
	CONSTRAINT "reform_events_entry_id_position_pk" PRIMARY KEY("entry_id","position")
);
--> statement-breakpoint
CREATE TABLE "practices" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"country" text collate "C" NOT NULL,
	"problem" text NOT NULL,
	"setting" text NOT NULL,
	"actors" text NOT NULL,
	"steps" text NOT NULL,
	"legal_basis" text,
	"cost" text,
	"result" text NOT NULL,
	"grade" "practice_grade" NOT NULL,
	"limits" text,
	"transfer" text,
	"indicators" text[] NOT NULL,
	"review_on" date,
	CONSTRAINT "practices_have_a_result" CHECK (btrim("practices"."result") <> '')
);
--> statement-breakpoint
CREATE TABLE "proceedings" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"country" text collate "C" NOT NULL,
	"reporting_body" text NOT NULL,
	"year" integer NOT NULL,
	"stage" "case_stage" NOT NULL,
	"dimension" "proceedings_dimension" NOT NULL,
	"category_country" text collate "C",
	"legal_basis" "legal_basis" NOT NULL,
	"counting_unit" "counting_unit" NOT NULL,
	"year_rule" "year_rule" NOT NULL,
	"sex" "sex" NOT NULL,
	"age" "age_band" NOT NULL,
	"value_status" "value_status" NOT NULL,
	"value" integer,
	"below" integer,
	"sentences" text,
	"confiscated_amount" numeric(18, 2),
	"compensation_amount" numeric(18, 2),
	"currency" text,
	CONSTRAINT "proceedings_cell_unique" UNIQUE NULLS NOT DISTINCT("country","reporting_body","year","stage","dimension","category_country","legal_basis","counting_unit","sex","age"),
	CONSTRAINT "proceedings_value_when_known" CHECK (("proceedings"."value_status" in ('exact', 'estimated')) = ("proceedings"."value" is not null) and ("proceedings"."value" is null or "proceedings"."value" >= 0)),
	CONSTRAINT "proceedings_bound_when_suppressed" CHECK (("proceedings"."value_status" = 'suppressed') = ("proceedings"."below" is not null) and ("proceedings"."below" is null or "proceedings"."below" > 0)),
	CONSTRAINT "proceedings_category_when_by_citizenship" CHECK (("proceedings"."dimension" = 'citizenship') = ("proceedings"."category_country" is not null)),
	CONSTRAINT "proceedings_amount_has_currency" CHECK (num_nonnulls("proceedings"."confiscated_amount", "proceedings"."compensation_amount") = 0 or "proceedings"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "proceedings_year_plausible" CHECK ("proceedings"."year" between 1900 and 2100)
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" "publication_kind" NOT NULL,
	"publisher" text NOT NULL,
	"published_on" text,
	"languages" text[] NOT NULL,
	"countries" text[] NOT NULL,
	"rights" text,
	"contact" text,
	"link" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "register_citations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"passage_id" uuid NOT NULL,
	"shows" "citation_shows" NOT NULL,
	"stance" "citation_stance" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" uuid,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "register_counters" (
	"register" "register" NOT NULL,
	"place" text collate "C" NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "register_counters_register_place_pk" PRIMARY KEY("register","place")
);
--> statement-breakpoint
CREATE TABLE "register_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"register" "register" NOT NULL,
	"code" text collate "C" NOT NULL,
	"title" text NOT NULL,
	"status" "entry_status" NOT NULL,
	"access_class" "entry_access_class" NOT NULL,
	"not_before" date,
	"reported_by" text collate "C",
	"language" text NOT NULL,
	"note" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"checked_by" uuid,
	"checked_at" timestamp (3) with time zone,
	"superseded_by" uuid,
	"independent_sources" integer NOT NULL,
	"names_other_state" boolean NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "register_entries_code_unique" UNIQUE("code"),
	CONSTRAINT "register_entries_title_filled" CHECK (btrim("register_entries"."title") <> ''),
	CONSTRAINT "register_entries_checked_by_another" CHECK ("register_entries"."checked_by" is null or ("register_entries"."checked_by" is distinct from "register_entries"."updated_by" and "register_entries"."checked_by" is distinct from "register_entries"."created_by")),
	CONSTRAINT "register_entries_checked_at" CHECK ("register_entries"."status" <> 'checked' or "register_entries"."checked_at" is not null),
	CONSTRAINT "register_entries_superseded" CHECK (("register_entries"."status" = 'superseded') = ("register_entries"."superseded_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "register_entry_countries" (
	"entry_id" uuid NOT NULL,
	"iso3" text collate "C" NOT NULL,
	"role" "entry_country_role" NOT NULL,
	CONSTRAINT "register_entry_countries_entry_id_iso3_role_pk" PRIMARY KEY("entry_id","iso3","role")
);
--> statement-breakpoint
CREATE TABLE "register_links" (
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "register_links_from_id_to_id_name_pk" PRIMARY KEY("from_id","to_id","name"),
	CONSTRAINT "register_links_not_to_itself" CHECK ("register_links"."from_id" <> "register_links"."to_id")
);
--> statement-breakpoint
CREATE TABLE "steward_countries" (
	"user_id" uuid NOT NULL,
	"iso3" text collate "C" NOT NULL,
	CONSTRAINT "steward_countries_user_id_iso3_pk" PRIMARY KEY("user_id","iso3"),
	CONSTRAINT "steward_countries_unique" UNIQUE("iso3","user_id")
);
--> statement-breakpoint
CREATE TABLE "route_legs" (
	"entry_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"from_country" text collate "C" NOT NULL,
	"from_place" text,
	"to_country" text collate "C" NOT NULL,
	"to_place" text,
	"phase" "leg_phase" NOT NULL,
	"transport" "transport_mode" NOT NULL,
	"crossing" "crossing_status" NOT NULL,
	"border_point_out" text,
	"border_point_in" text,
	"documents" text,
	"smuggling_overlap" "smuggling_overlap" NOT NULL,
	CONSTRAINT "route_legs_entry_id_position_pk" PRIMARY KEY("entry_id","position"),
	CONSTRAINT "route_legs_border_only_between_states" CHECK ("route_legs"."crossing" <> 'no_border' or "route_legs"."from_country" = "route_legs"."to_country")
);
--> statement-breakpoint
CREATE TABLE "routes" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"forms" "exploitation_form"[] NOT NULL,
	"recruitment_channels" "recruitment_channel"[] NOT NULL,
	"control_methods" "control_method"[] NOT NULL,
	"sectors" "labour_sector"[] NOT NULL,
	"traveller_sex" "traveller_sex" NOT NULL,
	"traveller_age" "traveller_age" NOT NULL,
	"first_year_seen" integer NOT NULL,
	"last_year_seen" integer NOT NULL,
	"trend" "trend" NOT NULL,
	"confidence" "confidence" NOT NULL,
	"description" text,
	CONSTRAINT "routes_years_in_order" CHECK ("routes"."first_year_seen" <= "routes"."last_year_seen"),
	CONSTRAINT "routes_years_plausible" CHECK ("routes"."first_year_seen" >= 1900 and "routes"."last_year_seen" <= 2100),
	CONSTRAINT "routes_have_a_form" CHECK (cardinality("routes"."forms") > 0)
);
--> statement-breakpoint
CREATE TABLE "trafficker_groups" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"base_country" text collate "C" NOT NULL,
	"active_in" text[] NOT NULL,
	"structure" "group_structure" NOT NULL,
	"size" "group_size" NOT NULL,
	"reach" "group_reach" NOT NULL,
	"roles" "actor_role"[] NOT NULL,
	"forms" "exploitation_form"[] NOT NULL,
	"other_activities" text,
	"legal_business" "extent" NOT NULL,
	"violence" "extent" NOT NULL,
	"corruption" "extent" NOT NULL,
	"first_year_seen" integer NOT NULL,
	"last_year_seen" integer NOT NULL,
	"confidence" "confidence" NOT NULL,
	CONSTRAINT "trafficker_groups_years_in_order" CHECK ("trafficker_groups"."first_year_seen" <= "trafficker_groups"."last_year_seen")
);
--> statement-breakpoint
CREATE TABLE "treaty_actions" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"country" text collate "C" NOT NULL,
	"treaty" "treaty" NOT NULL,
	"action" "treaty_action" NOT NULL,
	"happened_on" date NOT NULL,
	"text" text,
	"limiting" boolean NOT NULL,
	"link" text,
	"as_of" date,
	CONSTRAINT "treaty_actions_limiting_reservation" CHECK (not "treaty_actions"."limiting" or "treaty_actions"."action" = 'reservation')
);
--> statement-breakpoint
ALTER TABLE "cooperation_records" ADD CONSTRAINT "cooperation_records_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_records" ADD CONSTRAINT "cooperation_records_country_countries_iso3_fk" FOREIGN KEY ("country") REFERENCES "public"."countries"("iso3") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "detections" ADD CONSTRAINT "detections_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "detections" ADD CONSTRAINT "detections_country_countries_iso3_fk" FOREIGN KEY ("country") REFERENCES "public"."countries"("iso3") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "detections" ADD CONSTRAINT "detections_category_country_countries_iso3_fk" FOREIGN KEY ("category_country") REFERENCES "public"."countries"("iso3") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "institutions" ADD CONSTRAINT "institutions_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institutions" ADD CONSTRAINT "institutions_country_countries_iso3_fk" FOREIGN KEY ("country") REFERENCES "public"."countries"("iso3") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "law_elements" ADD CONSTRAINT "law_elements_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "law_elements" ADD CONSTRAINT "law_elements_second_reader_id_users_id_fk" FOREIGN KEY ("second_reader_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "laws" ADD CONSTRAINT "laws_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "laws" ADD CONSTRAINT "laws_country_countries_iso3_fk" FOREIGN KEY ("country") REFERENCES "public"."countries"("iso3") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "reform_events" ADD CONSTRAINT "reform_events_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practices" ADD CONSTRAINT "practices_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practices" ADD CONSTRAINT "practices_country_countries_iso3_fk" FOREIGN KEY ("country") REFERENCES "public"."countries"("iso3") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "proceedings" ADD CONSTRAINT "proceedings_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proceedings" ADD CONSTRAINT "proceedings_country_countries_iso3_fk" FOREIGN KEY ("country") REFERENCES "public"."countries"("iso3") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "proceedings" ADD CONSTRAINT "proceedings_category_country_countries_iso3_fk" FOREIGN KEY ("category_country") REFERENCES "public"."countries"("iso3") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_citations" ADD CONSTRAINT "register_citations_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_citations" ADD CONSTRAINT "register_citations_passage_id_passages_id_fk" FOREIGN KEY ("passage_id") REFERENCES "public"."passages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_citations" ADD CONSTRAINT "register_citations_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entries" ADD CONSTRAINT "register_entries_reported_by_countries_iso3_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."countries"("iso3") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "register_entries" ADD CONSTRAINT "register_entries_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entries" ADD CONSTRAINT "register_entries_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entries" ADD CONSTRAINT "register_entries_checked_by_users_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entries" ADD CONSTRAINT "register_entries_superseded_by_register_entries_id_fk" FOREIGN KEY ("superseded_by") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entry_countries" ADD CONSTRAINT "register_entry_countries_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entry_countries" ADD CONSTRAINT "register_entry_countries_iso3_countries_iso3_fk" FOREIGN KEY ("iso3") REFERENCES "public"."countries"("iso3") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "register_links" ADD CONSTRAINT "register_links_from_id_register_entries_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_links" ADD CONSTRAINT "register_links_to_id_register_entries_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steward_countries" ADD CONSTRAINT "steward_countries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steward_countries" ADD CONSTRAINT "steward_countries_iso3_countries_iso3_fk" FOREIGN KEY ("iso3") REFERENCES "public"."countries"("iso3") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "route_legs" ADD CONSTRAINT "route_legs_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_legs" ADD CONSTRAINT "route_legs_from_country_countries_iso3_fk" FOREIGN KEY ("from_country") REFERENCES "public"."countries"("iso3") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "route_legs" ADD CONSTRAINT "route_legs_to_country_countries_iso3_fk" FOREIGN KEY ("to_country") REFERENCES "public"."countries"("iso3") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "routes" ADD CONSTRAINT "routes_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trafficker_groups" ADD CONSTRAINT "trafficker_groups_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trafficker_groups" ADD CONSTRAINT "trafficker_groups_base_country_countries_iso3_fk" FOREIGN KEY ("base_country") REFERENCES "public"."countries"("iso3") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "treaty_actions" ADD CONSTRAINT "treaty_actions_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "treaty_actions" ADD CONSTRAINT "treaty_actions_country_countries_iso3_fk" FOREIGN KEY ("country") REFERENCES "public"."countries"("iso3") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "detections_block_index" ON "detections" USING btree ("country","year","indicator");--> statement-breakpoint
CREATE INDEX "institutions_country_index" ON "institutions" USING btree ("country");--> statement-breakpoint
CREATE INDEX "laws_country_index" ON "laws" USING btree ("country");--> statement-breakpoint
CREATE INDEX "proceedings_block_index" ON "proceedings" USING btree ("country","year","stage");--> statement-breakpoint
CREATE INDEX "register_citations_entry_index" ON "register_citations" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "register_citations_passage_index" ON "register_citations" USING btree ("passage_id");--> statement-breakpoint
CREATE INDEX "register_entries_register_index" ON "register_entries" USING btree ("register","status","code");--> statement-breakpoint
CREATE INDEX "register_entries_updated_index" ON "register_entries" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "register_entry_countries_country_index" ON "register_entry_countries" USING btree ("iso3","role");--> statement-breakpoint
CREATE INDEX "register_links_to_index" ON "register_links" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "route_legs_from_index" ON "route_legs" USING btree ("from_country","to_country");--> statement-breakpoint
CREATE INDEX "treaty_actions_country_index" ON "treaty_actions" USING btree ("country","treaty","happened_on");