-- What is on record of a refused opening stays; its reason goes with the texts of its source, or passage by passage.
create function source_opening_refusals_stay() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'reason' is distinct from to_jsonb(old) - 'reason'
    or (new.reason <> '-' and not is_erasing('source', old.source_id, to_jsonb(old), to_jsonb(new), array['reason'])) then
    raise exception 'a refused opening stays on record' using errcode = 'restrict_violation', constraint = 'source_opening_refusals_immutable';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger source_opening_refusals_stay before update on source_opening_refusals for each row execute function source_opening_refusals_stay();
--> statement-breakpoint
create trigger source_opening_refusals_no_delete before delete on source_opening_refusals for each row execute function forbid_change();
--> statement-breakpoint
create trigger source_opening_refusals_no_truncate before truncate on source_opening_refusals for each statement execute function forbid_change();
--> statement-breakpoint
create trigger error_reports_no_truncate before truncate on error_reports for each statement execute function forbid_change();
--> statement-breakpoint
-- A report is made before it is answered.
create function error_reports_begin_open() returns trigger language plpgsql as $$
begin
  if new.decision is not null then
    raise exception 'a report begins without an answer' using errcode = 'restrict_violation', constraint = 'error_reports_begin_open';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger error_reports_begin_open before insert on error_reports for each row execute function error_reports_begin_open();
