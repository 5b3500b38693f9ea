CREATE TABLE "round_countries" (
	"round_id" uuid NOT NULL,
	"country_id" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "round_countries_round_id_country_id_pk" PRIMARY KEY("round_id","country_id")
);
--> statement-breakpoint
ALTER TABLE "indicators" ALTER COLUMN "domain" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "version" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "round_countries" ADD CONSTRAINT "round_countries_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_countries" ADD CONSTRAINT "round_countries_country_id_countries_id_fk" FOREIGN KEY ("country_id") REFERENCES "public"."countries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "round_countries_country_index" ON "round_countries" USING btree ("country_id");