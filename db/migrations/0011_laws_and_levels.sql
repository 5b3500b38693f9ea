ALTER TABLE "law_elements" ADD COLUMN "reader_id" uuid;--> statement-breakpoint
ALTER TABLE "ratings" ADD COLUMN "override_reason" text;--> statement-breakpoint
ALTER TABLE "law_elements" ADD CONSTRAINT "law_elements_reader_id_users_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "law_elements" ADD CONSTRAINT "law_elements_second_reader_is_another" CHECK ("law_elements"."second_reader_id" is null or "law_elements"."second_reader_id" is distinct from "law_elements"."reader_id");--> statement-breakpoint
UPDATE "law_elements" SET "reader_id" = "register_entries"."updated_by" FROM "register_entries" WHERE "register_entries"."id" = "law_elements"."entry_id";

