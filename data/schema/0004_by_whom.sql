-- Who expressed, where it was not the mother herself; empty: not said.
ALTER TABLE session ADD COLUMN by_whom TEXT NOT NULL DEFAULT '';

-- The same as before, with the new column.
DROP TRIGGER session_changed;

CREATE TRIGGER session_changed AFTER UPDATE ON session
WHEN EXISTS (SELECT 1 FROM change WHERE open = 1)
BEGIN
  INSERT INTO journal (change, session, was)
  SELECT max(id), OLD.id, json_object(
    'state', OLD.state, 'protocol', OLD.protocol, 'mode', OLD.mode, 'kind', OLD.kind, 'method', OLD.method,
    'began', OLD.began, 'offset', OLD."offset", 'lasted', OLD.lasted, 'first_side', OLD.first_side,
    'left_active', OLD.left_active, 'right_active', OLD.right_active, 'paused', OLD.paused, 'asleep', OLD.asleep,
    'left_ul', OLD.left_ul, 'left_unit', OLD.left_unit, 'right_ul', OLD.right_ul, 'right_unit', OLD.right_unit,
    'together_ul', OLD.together_ul, 'together_unit', OLD.together_unit, 'pain', OLD.pain, 'note', OLD.note,
    'by_whom', OLD.by_whom)
  FROM change;
END;
