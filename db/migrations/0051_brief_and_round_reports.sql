ALTER TABLE "report_files" ALTER COLUMN "release_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "report_runs" ALTER COLUMN "release_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "report_files" ADD COLUMN "assessment_id" uuid;--> statement-breakpoint
ALTER TABLE "report_files" ADD COLUMN "round_id" uuid;--> statement-breakpoint
ALTER TABLE "report_files" ADD COLUMN "for_readers" boolean;--> statement-breakpoint
ALTER TABLE "report_runs" ADD COLUMN "assessment_id" uuid;--> statement-breakpoint
ALTER TABLE "report_runs" ADD COLUMN "round_id" uuid;--> statement-breakpoint
ALTER TABLE "report_runs" ADD COLUMN "for_readers" boolean;--> statement-breakpoint
ALTER TABLE "report_files" ADD CONSTRAINT "report_files_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_files" ADD CONSTRAINT "report_files_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_runs" ADD CONSTRAINT "report_runs_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_runs" ADD CONSTRAINT "report_runs_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "report_runs_one_open_brief" ON "report_runs" USING btree ("assessment_id","locale","kind") WHERE "report_runs"."status" in ('waiting', 'working');--> statement-breakpoint
CREATE UNIQUE INDEX "report_runs_one_open_of_round" ON "report_runs" USING btree ("round_id","for_readers","locale","kind") WHERE "report_runs"."status" in ('waiting', 'working');--> statement-breakpoint
ALTER TABLE "report_files" ADD CONSTRAINT "report_files_one_brief_each" UNIQUE("assessment_id","locale","kind");--> statement-breakpoint
ALTER TABLE "report_files" ADD CONSTRAINT "report_files_one_round_each" UNIQUE("round_id","for_readers","locale","kind");--> statement-breakpoint
ALTER TABLE "report_files" ADD CONSTRAINT "report_files_about_one" CHECK (num_nonnulls("report_files"."release_id", "report_files"."assessment_id", "report_files"."round_id") = 1 and ("report_files"."round_id" is null) = ("report_files"."for_readers" is null));--> statement-breakpoint
ALTER TABLE "report_runs" ADD CONSTRAINT "report_runs_about_one" CHECK (num_nonnulls("report_runs"."release_id", "report_runs"."assessment_id", "report_runs"."round_id") = 1 and ("report_runs"."round_id" is null) = ("report_runs"."for_readers" is null));