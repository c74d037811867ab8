-- Versions, publications, prompt revisions and the audit log are facts: nobody rewrites them, not even by mistake.
-- Columns that refer to people are left out, so that removing an account can clear them.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are immutable', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER flow_version_immutable BEFORE UPDATE ON "flow_version" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER flow_publication_immutable BEFORE UPDATE OF id, flow_id, version, number, layout, note, published_at ON "flow_publication" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER prompt_revision_immutable BEFORE UPDATE OF id, prompt_id, number, content, created_at, note ON "prompt_revision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_entry_immutable BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
