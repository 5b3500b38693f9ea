CREATE TABLE "second_rating_pairs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"indicator" text collate "C" NOT NULL,
	"first_state" "rating_state" NOT NULL,
	"first_level" numeric(8, 3),
	"first_version" integer NOT NULL,
	"second_state" "rating_state" NOT NULL,
	"second_level" numeric(8, 3),
	"second_version" integer NOT NULL,
	"revealed_at" timestamp (3) with time zone NOT NULL,
	"consensus_state" "rating_state",
	"consensus_level" numeric(8, 3),
	"consensus_reason" text,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "second_rating_pairs_assessment_indicator_unique" UNIQUE("assessment_id","indicator"),
	CONSTRAINT "second_rating_pairs_levels" CHECK (("second_rating_pairs"."first_state" = 'rated') = ("second_rating_pairs"."first_level" is not null) and ("second_rating_pairs"."second_state" = 'rated') = ("second_rating_pairs"."second_level" is not null) and ("second_rating_pairs"."consensus_state" is not distinct from 'rated') = ("second_rating_pairs"."consensus_level" is not null)),
	CONSTRAINT "second_rating_pairs_consensus" CHECK (num_nulls("second_rating_pairs"."consensus_state", "second_rating_pairs"."consensus_reason", "second_rating_pairs"."decided_by", "second_rating_pairs"."decided_at") in (0, 4) and ("second_rating_pairs"."consensus_reason" is null or btrim("second_rating_pairs"."consensus_reason") <> ''))
);
--> statement-breakpoint
CREATE TABLE "second_rating_wishes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"indicator" text collate "C" NOT NULL,
	"reason" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "second_rating_wishes_assessment_indicator_unique" UNIQUE("assessment_id","indicator"),
	CONSTRAINT "second_rating_wishes_reason" CHECK (btrim("second_rating_wishes"."reason") <> '')
);
--> statement-breakpoint
CREATE TABLE "second_ratings" (
	"assessment_id" uuid PRIMARY KEY NOT NULL,
	"handed_in_by" uuid,
	"handed_in_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "second_ratings_handed_in" CHECK (("second_ratings"."handed_in_by" is null) = ("second_ratings"."handed_in_at" is null))
);
--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "second_rating" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "second_rating_pairs" ADD CONSTRAINT "second_rating_pairs_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_rating_pairs" ADD CONSTRAINT "second_rating_pairs_assessment_fk" FOREIGN KEY ("assessment_id","edition_id") REFERENCES "public"."assessments"("id","edition_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_rating_pairs" ADD CONSTRAINT "second_rating_pairs_indicator_fk" FOREIGN KEY ("edition_id","indicator") REFERENCES "public"."indicators"("edition_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_rating_wishes" ADD CONSTRAINT "second_rating_wishes_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_rating_wishes" ADD CONSTRAINT "second_rating_wishes_assessment_fk" FOREIGN KEY ("assessment_id","edition_id") REFERENCES "public"."assessments"("id","edition_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_rating_wishes" ADD CONSTRAINT "second_rating_wishes_indicator_fk" FOREIGN KEY ("edition_id","indicator") REFERENCES "public"."indicators"("edition_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_ratings" ADD CONSTRAINT "second_ratings_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_ratings" ADD CONSTRAINT "second_ratings_handed_in_by_users_id_fk" FOREIGN KEY ("handed_in_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
insert into writable_ratings (state, kind) values ('drafting', 'second');
--> statement-breakpoint
-- A second rating that was handed in or revealed stays as it is, but for an erased passage.
create function second_ratings_locked() returns trigger language plpgsql as $$
declare rating ratings;
begin
  rating := case when tg_op = 'DELETE' then old else new end;
  if exists (select 1 from second_ratings s where s.assessment_id = rating.assessment_id and s.handed_in_at is not null)
     or exists (select 1 from second_rating_pairs p where p.assessment_id = rating.assessment_id and p.indicator = rating.indicator) then
    if tg_op = 'UPDATE' and is_erasing('rating', old.id, to_jsonb(old) - 'version' - 'field_versions', to_jsonb(new) - 'version' - 'field_versions',
      array['not_applicable_reason', 'rationale', 'team_note', 'confidence_lowered_reason', 'confidence_stated', 'override_reason',
            'search_sources', 'search_languages', 'request_what', 'request_of', 'request_refusal']) then
      return new;
    end if;
    raise exception 'a second rating that was handed in does not change' using errcode = 'check_violation', constraint = 'ratings_locked';
  end if;
  return rating;
end $$;
--> statement-breakpoint
create trigger second_ratings_locked before insert or update on ratings for each row when (new.kind = 'second') execute function second_ratings_locked();
--> statement-breakpoint
create trigger second_ratings_not_deleted before delete on ratings for each row when (old.kind = 'second') execute function second_ratings_locked();
--> statement-breakpoint
-- What was revealed never changes; the consensus about it may.
create function second_rating_pairs_stay() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - array['consensus_state', 'consensus_level', 'consensus_reason', 'decided_by', 'decided_at', 'version']
     is distinct from to_jsonb(old) - array['consensus_state', 'consensus_level', 'consensus_reason', 'decided_by', 'decided_at', 'version'] then
    raise exception 'a revealed pair of ratings does not change' using errcode = 'restrict_violation', constraint = 'second_rating_pairs_immutable';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger second_rating_pairs_stay before update on second_rating_pairs for each row execute function second_rating_pairs_stay();
--> statement-breakpoint
create trigger second_rating_pairs_no_delete before delete on second_rating_pairs for each row execute function forbid_change();
