CREATE TABLE "quality_dismissals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"iso3" text collate "C" NOT NULL,
	"rule" text NOT NULL,
	"signature" text NOT NULL,
	"reason" text NOT NULL,
	"dismissed_by" uuid,
	"dismissed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "quality_dismissals_signature_unique" UNIQUE("iso3","rule","signature"),
	CONSTRAINT "quality_dismissals_reason_filled" CHECK (btrim("quality_dismissals"."reason") <> '')
);
--> statement-breakpoint
ALTER TABLE "quality_dismissals" ADD CONSTRAINT "quality_dismissals_iso3_countries_iso3_fk" FOREIGN KEY ("iso3") REFERENCES "public"."countries"("iso3") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "quality_dismissals" ADD CONSTRAINT "quality_dismissals_dismissed_by_users_id_fk" FOREIGN KEY ("dismissed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "quality_dismissals_country_index" ON "quality_dismissals" USING btree ("iso3");