-- What a State said of itself before this rule stays as it is.
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_self_reason" CHECK ("ratings"."kind" <> 'self' or "ratings"."not_assessed_reason" is null or "ratings"."not_assessed_reason" not in ('no_answer', 'refused')) NOT VALID;
--> statement-breakpoint
-- A comment is answered while the team responds to the comments, not before it was handed in, and not any more once a
-- later draft took the answer to the State.
create or replace function comment_responses_only_while_responding() returns trigger language plpgsql as $$
declare response comment_responses;
begin
  response := case when tg_op = 'DELETE' then old else new end;
  if not exists (select 1 from country_comments c join country_drafts d on d.id = c.draft_id join assessments a on a.id = c.assessment_id
    where c.id = response.comment_id and d.outcome = 'commented' and a.state = 'comment_response'
      and not exists (select 1 from country_drafts later where later.assessment_id = d.assessment_id and later.number > d.number)) then
    if tg_op = 'UPDATE' and is_erasing('comment_response', old.comment_id, to_jsonb(old) - 'version', to_jsonb(new) - 'version', array['reason']) then
      return new;
    end if;
    raise exception 'comments are not answered now' using errcode = 'check_violation', constraint = 'comment_responses_locked';
  end if;
  return response;
end $$;
--> statement-breakpoint
-- The State's time is made longer once, whichever of its drafts it is for.
create function country_drafts_extended_once() returns trigger language plpgsql as $$
begin
  if exists (select 1 from country_drafts d where d.assessment_id = new.assessment_id and d.id <> new.id and d.extension_granted) then
    raise exception 'the time to comment was made longer already' using errcode = 'check_violation', constraint = 'country_drafts_extended_once';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger country_drafts_extended_once before update on country_drafts for each row
  when (new.extension_granted and old.extension_granted is not true) execute function country_drafts_extended_once();
