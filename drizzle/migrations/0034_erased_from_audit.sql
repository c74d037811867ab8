-- What was deleted on request must not be readable in the audit log. Of an entry nothing may change but texts of before and after, for the
-- id of a receipt that is there; everything around them stays, letter by letter.
CREATE FUNCTION is_but_erased(was jsonb, becomes jsonb, receipt text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  -- What becomes of it, as a pattern in which each receipt stands for the inside of one string.
  SELECT CASE WHEN was IS NULL OR becomes IS NULL THEN was IS NULL AND becomes IS NULL
    ELSE was::text ~ ('^' || replace(regexp_replace(becomes::text, '[][(){}.^$*+?|\\]', '\\\&', 'g'), receipt, '(?:[^"\\]|\\.)*') || '$') END
$$;
--> statement-breakpoint
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  receipt text := current_setting('patchbay.erasure', true);
BEGIN
  IF TG_OP = 'UPDATE' AND receipt <> '' THEN
    IF EXISTS (SELECT FROM erasure WHERE id = receipt)
      AND (NEW.id, NEW.at, NEW.actor_id, NEW.actor_name, NEW.action, NEW.subject_kind, NEW.subject_id)
        IS NOT DISTINCT FROM (OLD.id, OLD.at, OLD.actor_id, OLD.actor_name, OLD.action, OLD.subject_kind, OLD.subject_id)
      AND is_but_erased(OLD.before, NEW.before, receipt) AND is_but_erased(OLD.after, NEW.after, receipt)
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'rows of % are immutable', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
DROP TRIGGER audit_entry_immutable ON "audit_entry";
--> statement-breakpoint
CREATE TRIGGER audit_entry_immutable BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
