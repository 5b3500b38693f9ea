CREATE TYPE "public"."access_class" AS ENUM('public', 'restricted', 'confidential');--> statement-breakpoint
CREATE TYPE "public"."assessment_state" AS ENUM('scoping', 'drafting', 'internal_review', 'country_comment', 'comment_response', 'approval', 'published', 'closed', 'withdrawn', 'superseded');--> statement-breakpoint
CREATE TYPE "public"."attribution" AS ENUM('by_function', 'by_institution', 'not_attributed');--> statement-breakpoint
CREATE TYPE "public"."change_cause" AS ENUM('situation_changed', 'better_information', 'earlier_rating_wrong', 'sentence_read_differently');--> statement-breakpoint
CREATE TYPE "public"."citation_shows" AS ENUM('exists', 'applied', 'results');--> statement-breakpoint
CREATE TYPE "public"."citation_stance" AS ENUM('supports', 'contradicts');--> statement-breakpoint
CREATE TYPE "public"."confidence" AS ENUM('low', 'medium', 'high');--> statement-breakpoint
CREATE TYPE "public"."confirmation_kind" AS ENUM('not_applicable', 'gate');--> statement-breakpoint
CREATE TYPE "public"."consent" AS ENUM('given', 'refused', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."credibility" AS ENUM('1', '2', '3', '4', '5', '6');--> statement-breakpoint
CREATE TYPE "public"."duty" AS ENUM('lead', 'assessor', 'second_rater', 'reviewer', 'approver', 'focal_point', 'contributor');--> statement-breakpoint
CREATE TYPE "public"."figure_status" AS ENUM('final', 'provisional', 'insufficient', 'not-available');--> statement-breakpoint
CREATE TYPE "public"."import_kind" AS ENUM('instrument', 'ratings', 'sources');--> statement-breakpoint
CREATE TYPE "public"."installation_kind" AS ENUM('regular', 'demonstration');--> statement-breakpoint
CREATE TYPE "public"."interest_kind" AS ENUM('nationality', 'interest');--> statement-breakpoint
CREATE TYPE "public"."invitation_purpose" AS ENUM('first_administrator', 'invitation');--> statement-breakpoint
CREATE TYPE "public"."node_kind" AS ENUM('domain', 'aggregate');--> statement-breakpoint
CREATE TYPE "public"."not_assessed_reason" AS ENUM('not_reached', 'no_answer', 'refused', 'does_not_exist');--> statement-breakpoint
CREATE TYPE "public"."programme_region" AS ENUM('asia', 'europe', 'africa', 'latin_america');--> statement-breakpoint
CREATE TYPE "public"."rating_kind" AS ENUM('self', 'assessor', 'second', 'reviewed');--> statement-breakpoint
CREATE TYPE "public"."rating_state" AS ENUM('rated', 'not_assessed', 'not_applicable');--> statement-breakpoint
CREATE TYPE "public"."reliability" AS ENUM('A', 'B', 'C', 'D', 'E', 'F');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('administrator', 'programme_manager', 'observer', 'reader', 'data_steward');--> statement-breakpoint
CREATE TYPE "public"."round_kind" AS ENUM('programme', 'outside');--> statement-breakpoint
CREATE TYPE "public"."round_purpose" AS ENUM('real', 'illustrative', 'practice');--> statement-breakpoint
CREATE TYPE "public"."source_type" AS ENUM('official_document', 'official_statistics', 'court_decision', 'direct_observation', 'interview_official', 'interview_nonstate', 'survivor_consultation', 'igo_report', 'ngo_report', 'academic_study', 'media');--> statement-breakpoint
CREATE TYPE "public"."thread_state" AS ENUM('open', 'resolved', 'overruled');--> statement-breakpoint
CREATE TABLE "assessment_due_dates" (
	"assessment_id" uuid NOT NULL,
	"state" "assessment_state" NOT NULL,
	"due_on" date NOT NULL,
	"reason" text,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "assessment_due_dates_assessment_id_state_pk" PRIMARY KEY("assessment_id","state")
);
--> statement-breakpoint
CREATE TABLE "assessment_duties" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"duty" "duty" NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	CONSTRAINT "assessment_duties_end_reason" CHECK ("assessment_duties"."ended_at" is null or btrim("assessment_duties"."end_reason") <> '')
);
--> statement-breakpoint
CREATE TABLE "assessment_scopes" (
	"assessment_id" uuid PRIMARY KEY NOT NULL,
	"period_from" text,
	"period_to" text,
	"territory" text,
	"government_levels" text,
	"places_visited" text,
	"institutions_silent" text,
	"limits" text,
	"language" text NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assessment_transitions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"from_state" "assessment_state",
	"to_state" "assessment_state" NOT NULL,
	"transition" text NOT NULL,
	"reason" text,
	"by_user_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"ratings_sha256" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"country_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"state" "assessment_state" NOT NULL,
	"state_since" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "assessments_round_country_unique" UNIQUE("round_id","country_id"),
	CONSTRAINT "assessments_id_edition_unique" UNIQUE("id","edition_id")
);
--> statement-breakpoint
CREATE TABLE "domain_declarations" (
	"assessment_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"domain" text collate "C" NOT NULL,
	"declared_by" uuid NOT NULL,
	"declared_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "domain_declarations_assessment_id_domain_pk" PRIMARY KEY("assessment_id","domain")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"position" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" uuid,
	"actor_kind" text NOT NULL,
	"action" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"request_reference" text,
	"before_sha256" text,
	"after_sha256" text,
	"reason_sha256" text,
	"previous_sha256" text NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "audit_events_sha256_unique" UNIQUE("sha256")
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"proposed_by" uuid,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp (3) with time zone,
	"enforced_by" text,
	CONSTRAINT "erasures_two_people" CHECK ("erasures"."confirmed_by" is null or "erasures"."confirmed_by" <> "erasures"."proposed_by"),
	CONSTRAINT "erasures_people_or_rule" CHECK (("erasures"."proposed_by" is null) = ("erasures"."enforced_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" text,
	"salt" "bytea",
	"reason" text,
	"reason_salt" "bytea",
	"erasure_id" uuid,
	CONSTRAINT "revisions_entity_version_unique" UNIQUE("entity","entity_id","version")
);
--> statement-breakpoint
CREATE TABLE "countries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"iso3" text collate "C" NOT NULL,
	"iso2" char(2),
	"m49" char(3),
	"region" text,
	"subregion" text,
	"note" text,
	CONSTRAINT "countries_iso3_unique" UNIQUE("iso3"),
	CONSTRAINT "countries_m49_unique" UNIQUE("m49"),
	CONSTRAINT "countries_iso3_form" CHECK ("countries"."iso3" ~ '^[A-Z]{3}$'),
	CONSTRAINT "countries_added_area_has_note" CHECK ("countries"."m49" is not null or btrim("countries"."note") <> '')
);
--> statement-breakpoint
CREATE TABLE "country_names" (
	"country_id" uuid NOT NULL,
	"language" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "country_names_country_id_language_pk" PRIMARY KEY("country_id","language")
);
--> statement-breakpoint
CREATE TABLE "participations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"country_id" uuid NOT NULL,
	"region" "programme_region" NOT NULL,
	"since" text NOT NULL,
	"note" text,
	CONSTRAINT "participations_country_unique" UNIQUE("country_id")
);
--> statement-breakpoint
CREATE TABLE "import_batch_rows" (
	"batch_id" uuid NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"version_before" integer NOT NULL,
	"version_after" integer NOT NULL,
	CONSTRAINT "import_batch_rows_batch_id_entity_entity_id_pk" PRIMARY KEY("batch_id","entity","entity_id")
);
--> statement-breakpoint
CREATE TABLE "import_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "import_kind" NOT NULL,
	"file_name" text NOT NULL,
	"file_sha256" text NOT NULL,
	"imported_by" uuid,
	"imported_at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"summary" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "edition_nodes" (
	"edition_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"kind" "node_kind" NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "edition_nodes_edition_id_key_pk" PRIMARY KEY("edition_id","key")
);
--> statement-breakpoint
CREATE TABLE "edition_validations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"validated_by" text NOT NULL,
	"validated_on" date NOT NULL,
	"note" text,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicators" (
	"edition_id" uuid NOT NULL,
	"code" text collate "C" NOT NULL,
	"domain" text collate "C" NOT NULL,
	"position" integer NOT NULL,
	"not_applicable_allowed" boolean NOT NULL,
	CONSTRAINT "indicators_edition_id_code_pk" PRIMARY KEY("edition_id","code")
);
--> statement-breakpoint
CREATE TABLE "instrument_editions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"instrument" text collate "C" NOT NULL,
	"version" text collate "C" NOT NULL,
	"title" text NOT NULL,
	"language" text NOT NULL,
	"content" text NOT NULL,
	"sha256" text NOT NULL,
	"scale_min" numeric(8, 3) NOT NULL,
	"scale_max" numeric(8, 3) NOT NULL,
	"scale_step" numeric(8, 3) NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "instrument_editions_sha256_unique" UNIQUE("sha256"),
	CONSTRAINT "instrument_editions_instrument_version_unique" UNIQUE("instrument","version"),
	CONSTRAINT "instrument_editions_sha256_form" CHECK ("instrument_editions"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "instrument_editions_scale" CHECK ("instrument_editions"."scale_min" < "instrument_editions"."scale_max" and "instrument_editions"."scale_step" > 0)
);
--> statement-breakpoint
CREATE TABLE "assessment_figures" (
	"assessment_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"kind" "node_kind" NOT NULL,
	"status" "figure_status" NOT NULL,
	"score" numeric,
	"exact" text,
	"coverage" numeric NOT NULL,
	"low" numeric,
	"high" numeric,
	"plausible_low" numeric,
	"plausible_high" numeric,
	"band" text,
	"caps" text[] NOT NULL,
	"confidence" "confidence",
	"withheld" integer NOT NULL,
	"computed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "assessment_figures_assessment_id_key_pk" PRIMARY KEY("assessment_id","key")
);
--> statement-breakpoint
CREATE TABLE "rating_citations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"rating_id" uuid NOT NULL,
	"passage_id" uuid NOT NULL,
	"shows" "citation_shows" NOT NULL,
	"stance" "citation_stance" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" uuid,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "rating_confirmations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"rating_id" uuid NOT NULL,
	"kind" "confirmation_kind" NOT NULL,
	"rating_version" integer NOT NULL,
	"confirmed_by" uuid NOT NULL,
	"confirmed_at" timestamp (3) with time zone NOT NULL,
	"note" text,
	CONSTRAINT "rating_confirmations_unique" UNIQUE("rating_id","kind","rating_version")
);
--> statement-breakpoint
CREATE TABLE "rating_revisions" (
	"mutation_id" uuid PRIMARY KEY NOT NULL,
	"rating_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"fields" text[] NOT NULL,
	"answer" jsonb NOT NULL,
	"user_id" uuid,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"indicator" text collate "C" NOT NULL,
	"kind" "rating_kind" NOT NULL,
	"state" "rating_state",
	"level" numeric(8, 3),
	"not_assessed_reason" "not_assessed_reason",
	"not_applicable_reason" text,
	"rationale" text,
	"team_note" text,
	"language" text NOT NULL,
	"confidence_lowered_to" "confidence",
	"confidence_lowered_reason" text,
	"confidence_stated" text,
	"change_cause" "change_cause",
	"search_sources" text,
	"search_languages" text,
	"search_from" date,
	"search_to" date,
	"contradiction_answered" boolean NOT NULL,
	"request_what" text,
	"request_of" text,
	"request_on" date,
	"request_by" date,
	"request_refusal" text,
	"version" integer NOT NULL,
	"field_versions" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" uuid,
	CONSTRAINT "ratings_assessment_indicator_kind_unique" UNIQUE("assessment_id","indicator","kind"),
	CONSTRAINT "ratings_level_only_when_rated" CHECK (("ratings"."state" is not distinct from 'rated') = ("ratings"."level" is not null)),
	CONSTRAINT "ratings_reason_only_when_not_assessed" CHECK (("ratings"."state" is not distinct from 'not_assessed') = ("ratings"."not_assessed_reason" is not null)),
	CONSTRAINT "ratings_version_positive" CHECK ("ratings"."version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "writable_ratings" (
	"state" "assessment_state" NOT NULL,
	"kind" "rating_kind" NOT NULL,
	CONSTRAINT "writable_ratings_state_kind_pk" PRIMARY KEY("state","kind")
);
--> statement-breakpoint
CREATE TABLE "release_seals" (
	"release_id" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp (3) with time zone,
	CONSTRAINT "release_seals_two_people" CHECK ("release_seals"."confirmed_by" is null or "release_seals"."confirmed_by" <> "release_seals"."proposed_by"),
	CONSTRAINT "release_seals_reason_filled" CHECK (btrim("release_seals"."reason") <> '')
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"assessment_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"content" text NOT NULL,
	"sha256" text NOT NULL,
	"corrigendum" text,
	"audit_head" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "releases_code_unique" UNIQUE("code"),
	CONSTRAINT "releases_assessment_number_unique" UNIQUE("assessment_id","number"),
	CONSTRAINT "releases_corrigendum_says_what" CHECK ("releases"."number" = 1 or btrim("releases"."corrigendum") <> '')
);
--> statement-breakpoint
CREATE TABLE "comment_threads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"indicator" text collate "C" NOT NULL,
	"state" "thread_state" NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_by" uuid,
	"closed_at" timestamp (3) with time zone,
	"close_reason" text,
	"version" integer NOT NULL,
	CONSTRAINT "comment_threads_closed_when_not_open" CHECK (("comment_threads"."state" = 'open') = ("comment_threads"."closed_at" is null)),
	CONSTRAINT "comment_threads_overruled_with_reason" CHECK ("comment_threads"."state" <> 'overruled' or btrim("comment_threads"."close_reason") <> '')
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"body" text NOT NULL,
	"language" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "comments_body_filled" CHECK (btrim("comments"."body") <> '')
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"title" text NOT NULL,
	"kind" "round_kind" NOT NULL,
	"purpose" "round_purpose" NOT NULL,
	"edition_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"cut_off_on" date NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rounds_code_unique" UNIQUE("code"),
	CONSTRAINT "rounds_code_form" CHECK ("rounds"."code" ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,31}$'),
	CONSTRAINT "rounds_dates" CHECK ("rounds"."starts_on" <= "rounds"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"id" integer PRIMARY KEY NOT NULL,
	"programme_name" text NOT NULL,
	"time_zone" text NOT NULL,
	"installation_kind" "installation_kind" NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "settings_one_row" CHECK ("settings"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "files" (
	"sha256" text PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"media_type" text NOT NULL,
	"stored_at" timestamp (3) with time zone NOT NULL,
	"quarantined_at" timestamp (3) with time zone,
	CONSTRAINT "files_sha256_form" CHECK ("files"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "interviews" (
	"source_id" uuid PRIMARY KEY NOT NULL,
	"person_code" text NOT NULL,
	"function_held" text,
	"province" text,
	"held_on" text,
	"consent" "consent" NOT NULL,
	"consent_on" date NOT NULL,
	"consent_withdrawn_on" date,
	"attribution" "attribution" NOT NULL,
	"delete_on" date NOT NULL,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "passages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"locator" text,
	"body" text,
	"language" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source_countries" (
	"source_id" uuid NOT NULL,
	"country_id" uuid NOT NULL,
	CONSTRAINT "source_countries_source_id_country_id_pk" PRIMARY KEY("source_id","country_id")
);
--> statement-breakpoint
CREATE TABLE "source_readers" (
	"source_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"granted_by" uuid,
	"granted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "source_readers_source_id_user_id_pk" PRIMARY KEY("source_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"type" "source_type" NOT NULL,
	"title" text NOT NULL,
	"publisher" text,
	"origin" text,
	"issuing_body" text,
	"ministry" text,
	"issued_by_state" boolean NOT NULL,
	"in_force_checked_on" date,
	"published_on" text,
	"period_from" text,
	"period_to" text,
	"language" text,
	"access_class" "access_class" NOT NULL,
	"reliability" "reliability",
	"credibility" "credibility",
	"link" text,
	"file_sha256" text,
	"file_name" text,
	"typed_language" text NOT NULL,
	"author_id" uuid,
	"received_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "sources_code_unique" UNIQUE("code"),
	CONSTRAINT "sources_title_filled" CHECK (btrim("sources"."title") <> ''),
	CONSTRAINT "sources_file_has_name" CHECK (("sources"."file_sha256" is null) = ("sources"."file_name" is null)),
	CONSTRAINT "sources_confidential_has_author" CHECK ("sources"."access_class" <> 'confidential' or "sources"."author_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"passphrase_hash" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "device_keys" (
	"user_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"key" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "device_keys_user_id_device_id_pk" PRIMARY KEY("user_id","device_id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"purpose" "invitation_purpose" NOT NULL,
	"user_id" uuid,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invitations_user_when_invited" CHECK ("invitations"."purpose" = 'first_administrator' or "invitations"."user_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "link_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answered_by" uuid
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"device" text NOT NULL,
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "user_interests" (
	"user_id" uuid NOT NULL,
	"country_id" uuid NOT NULL,
	"kind" "interest_kind" NOT NULL,
	"note" text,
	CONSTRAINT "user_interests_user_id_country_id_kind_pk" PRIMARY KEY("user_id","country_id","kind")
);
--> statement-breakpoint
CREATE TABLE "user_roles" (
	"user_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	CONSTRAINT "user_roles_user_id_role_pk" PRIMARY KEY("user_id","role")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"locale" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "users_email_lower" CHECK ("users"."email" = lower("users"."email") and "users"."email" like '%_@_%')
);
--> statement-breakpoint
ALTER TABLE "assessment_due_dates" ADD CONSTRAINT "assessment_due_dates_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_duties" ADD CONSTRAINT "assessment_duties_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_duties" ADD CONSTRAINT "assessment_duties_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_scopes" ADD CONSTRAINT "assessment_scopes_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_transitions" ADD CONSTRAINT "assessment_transitions_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_transitions" ADD CONSTRAINT "assessment_transitions_by_user_id_users_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_country_id_countries_id_fk" FOREIGN KEY ("country_id") REFERENCES "public"."countries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_edition_id_instrument_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."instrument_editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "domain_declarations" ADD CONSTRAINT "domain_declarations_declared_by_users_id_fk" FOREIGN KEY ("declared_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "domain_declarations" ADD CONSTRAINT "domain_declarations_assessment_fk" FOREIGN KEY ("assessment_id","edition_id") REFERENCES "public"."assessments"("id","edition_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "domain_declarations" ADD CONSTRAINT "domain_declarations_domain_fk" FOREIGN KEY ("edition_id","domain") REFERENCES "public"."edition_nodes"("edition_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_confirmed_by_users_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_position_audit_events_position_fk" FOREIGN KEY ("position") REFERENCES "public"."audit_events"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_erasure_id_erasures_id_fk" FOREIGN KEY ("erasure_id") REFERENCES "public"."erasures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_names" ADD CONSTRAINT "country_names_country_id_countries_id_fk" FOREIGN KEY ("country_id") REFERENCES "public"."countries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participations" ADD CONSTRAINT "participations_country_id_countries_id_fk" FOREIGN KEY ("country_id") REFERENCES "public"."countries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_batch_rows" ADD CONSTRAINT "import_batch_rows_batch_id_import_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."import_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_imported_by_users_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_nodes" ADD CONSTRAINT "edition_nodes_edition_id_instrument_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."instrument_editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_validations" ADD CONSTRAINT "edition_validations_edition_id_instrument_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."instrument_editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_validations" ADD CONSTRAINT "edition_validations_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_edition_id_instrument_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."instrument_editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_domain_fk" FOREIGN KEY ("edition_id","domain") REFERENCES "public"."edition_nodes"("edition_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_figures" ADD CONSTRAINT "assessment_figures_assessment_fk" FOREIGN KEY ("assessment_id","edition_id") REFERENCES "public"."assessments"("id","edition_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_figures" ADD CONSTRAINT "assessment_figures_node_fk" FOREIGN KEY ("edition_id","key") REFERENCES "public"."edition_nodes"("edition_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating_citations" ADD CONSTRAINT "rating_citations_rating_id_ratings_id_fk" FOREIGN KEY ("rating_id") REFERENCES "public"."ratings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating_citations" ADD CONSTRAINT "rating_citations_passage_id_passages_id_fk" FOREIGN KEY ("passage_id") REFERENCES "public"."passages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating_citations" ADD CONSTRAINT "rating_citations_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating_confirmations" ADD CONSTRAINT "rating_confirmations_rating_id_ratings_id_fk" FOREIGN KEY ("rating_id") REFERENCES "public"."ratings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating_confirmations" ADD CONSTRAINT "rating_confirmations_confirmed_by_users_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating_revisions" ADD CONSTRAINT "rating_revisions_rating_id_ratings_id_fk" FOREIGN KEY ("rating_id") REFERENCES "public"."ratings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating_revisions" ADD CONSTRAINT "rating_revisions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_assessment_fk" FOREIGN KEY ("assessment_id","edition_id") REFERENCES "public"."assessments"("id","edition_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_indicator_fk" FOREIGN KEY ("edition_id","indicator") REFERENCES "public"."indicators"("edition_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_seals" ADD CONSTRAINT "release_seals_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_seals" ADD CONSTRAINT "release_seals_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_seals" ADD CONSTRAINT "release_seals_confirmed_by_users_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD CONSTRAINT "comment_threads_opened_by_users_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD CONSTRAINT "comment_threads_closed_by_users_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD CONSTRAINT "comment_threads_assessment_fk" FOREIGN KEY ("assessment_id","edition_id") REFERENCES "public"."assessments"("id","edition_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD CONSTRAINT "comment_threads_indicator_fk" FOREIGN KEY ("edition_id","indicator") REFERENCES "public"."indicators"("edition_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_thread_id_comment_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."comment_threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_edition_id_instrument_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."instrument_editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passages" ADD CONSTRAINT "passages_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passages" ADD CONSTRAINT "passages_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_countries" ADD CONSTRAINT "source_countries_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_countries" ADD CONSTRAINT "source_countries_country_id_countries_id_fk" FOREIGN KEY ("country_id") REFERENCES "public"."countries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_readers" ADD CONSTRAINT "source_readers_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_readers" ADD CONSTRAINT "source_readers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_readers" ADD CONSTRAINT "source_readers_granted_by_users_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_file_sha256_files_sha256_fk" FOREIGN KEY ("file_sha256") REFERENCES "public"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_keys" ADD CONSTRAINT "device_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_requests" ADD CONSTRAINT "link_requests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_requests" ADD CONSTRAINT "link_requests_answered_by_users_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_interests" ADD CONSTRAINT "user_interests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_interests" ADD CONSTRAINT "user_interests_country_id_countries_id_fk" FOREIGN KEY ("country_id") REFERENCES "public"."countries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assessment_due_dates_due_index" ON "assessment_due_dates" USING btree ("due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_duties_active_unique" ON "assessment_duties" USING btree ("assessment_id","user_id","duty") WHERE "assessment_duties"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_duties_one_lead" ON "assessment_duties" USING btree ("assessment_id") WHERE "assessment_duties"."duty" = 'lead' and "assessment_duties"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "assessment_duties_user_index" ON "assessment_duties" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "assessment_transitions_assessment_index" ON "assessment_transitions" USING btree ("assessment_id","at");--> statement-breakpoint
CREATE INDEX "assessments_country_index" ON "assessments" USING btree ("country_id");--> statement-breakpoint
CREATE INDEX "assessments_state_index" ON "assessments" USING btree ("state");--> statement-breakpoint
CREATE INDEX "audit_events_entity_index" ON "audit_events" USING btree ("entity","entity_id","position");--> statement-breakpoint
CREATE INDEX "audit_events_actor_index" ON "audit_events" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "revisions_position_index" ON "revisions" USING btree ("position");--> statement-breakpoint
CREATE INDEX "participations_region_index" ON "participations" USING btree ("region");--> statement-breakpoint
CREATE INDEX "import_batches_file_index" ON "import_batches" USING btree ("file_sha256");--> statement-breakpoint
CREATE INDEX "edition_validations_edition_index" ON "edition_validations" USING btree ("edition_id");--> statement-breakpoint
CREATE INDEX "rating_citations_rating_index" ON "rating_citations" USING btree ("rating_id");--> statement-breakpoint
CREATE INDEX "rating_citations_passage_index" ON "rating_citations" USING btree ("passage_id");--> statement-breakpoint
CREATE INDEX "rating_revisions_rating_index" ON "rating_revisions" USING btree ("rating_id","version");--> statement-breakpoint
CREATE INDEX "comment_threads_assessment_index" ON "comment_threads" USING btree ("assessment_id","state");--> statement-breakpoint
CREATE INDEX "comments_thread_index" ON "comments" USING btree ("thread_id","written_at");--> statement-breakpoint
CREATE INDEX "rounds_edition_index" ON "rounds" USING btree ("edition_id");--> statement-breakpoint
CREATE INDEX "passages_source_index" ON "passages" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "source_countries_country_index" ON "source_countries" USING btree ("country_id");--> statement-breakpoint
CREATE INDEX "source_readers_user_index" ON "source_readers" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sources_author_index" ON "sources" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "sources_file_index" ON "sources" USING btree ("file_sha256");--> statement-breakpoint
CREATE INDEX "invitations_user_index" ON "invitations" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "link_requests_open_unique" ON "link_requests" USING btree ("user_id") WHERE "link_requests"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "sessions_user_index" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_last_seen_index" ON "sessions" USING btree ("last_seen_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_unique" ON "users" USING btree ("email");