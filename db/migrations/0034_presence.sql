CREATE TYPE "public"."presence_view" AS ENUM('recording', 'following');--> statement-breakpoint
CREATE TABLE "presence" (
	"assessment_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"view" "presence_view" NOT NULL,
	"domain" text collate "C" NOT NULL,
	"indicator" text collate "C",
	"since" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "presence_assessment_id_user_id_view_pk" PRIMARY KEY("assessment_id","user_id","view"),
	CONSTRAINT "presence_since_before_seen" CHECK ("presence"."since" <= "presence"."seen_at")
);
--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_assessment_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_user_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "presence_seen_index" ON "presence" USING btree ("seen_at");