ALTER TABLE "published_figures" ADD COLUMN "entry_version" integer;--> statement-breakpoint
ALTER TABLE "published_figures" ADD COLUMN "place" jsonb;--> statement-breakpoint
-- What was published before stays as it is; it only learns which version of its entry it showed, and in which cell, where
-- the entry was last checked before that version was published. Every other entry changed since, and is shown with the next.
alter table published_figures disable trigger published_figures_immutable;--> statement-breakpoint
update published_figures f
set entry_version = e.version,
    place = jsonb_build_object(
      'country', d.country, 'reportingBody', d.reporting_body, 'year', d.year, 'indicator', d.indicator,
      'unit', d.unit, 'dimension', d.dimension, 'categoryCountry', d.category_country,
      'categoryForm', d.category_form, 'categoryText', d.category_text, 'sex', d.sex, 'age', d.age)
from figure_versions v, register_entries e, detections d
where v.id = f.version_id and e.id = f.entry_id and d.entry_id = e.id
  and e.status = 'checked' and e.checked_at <= v.published_at;--> statement-breakpoint
update published_figures f
set entry_version = e.version,
    place = jsonb_build_object(
      'country', p.country, 'reportingBody', p.reporting_body, 'year', p.year, 'stage', p.stage,
      'dimension', p.dimension, 'countingUnit', p.counting_unit, 'legalBasis', p.legal_basis,
      'categoryCountry', p.category_country, 'sex', p.sex, 'age', p.age)
from figure_versions v, register_entries e, proceedings p
where v.id = f.version_id and e.id = f.entry_id and p.entry_id = e.id
  and e.status = 'checked' and e.checked_at <= v.published_at;--> statement-breakpoint
alter table published_figures enable trigger published_figures_immutable;--> statement-breakpoint
ALTER TABLE "published_figures" ADD CONSTRAINT "published_figures_version_has_place" CHECK (("published_figures"."entry_version" is null) = ("published_figures"."place" is null));
