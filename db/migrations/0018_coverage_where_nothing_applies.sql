ALTER TABLE "assessment_figures" ALTER COLUMN "coverage" DROP NOT NULL;--> statement-breakpoint
-- Domains whose indicators were all set aside as not applicable were stored as covered by nothing.
update assessment_figures f set coverage = null
  where f.kind = 'domain' and f.coverage = 0 and not exists (
    select 1 from indicators i where i.edition_id = f.edition_id and i.domain = f.key and not exists (
      select 1 from ratings r
        where r.assessment_id = f.assessment_id and r.indicator = i.code and r.state = 'not_applicable'));
