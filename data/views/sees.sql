-- One row per choice: whether whoever asks may see a body's own papers, what is said of a subject, and a text typed by
-- hand. The door (data/warehouse.py) sets sees_all and viewer_unit before each question; where nobody set them, nothing
-- of a person is seen. A branch sees its own people, of others only what concerns them as bodies (the roles' contract).
create macro sees_unit(of_unit) as
coalesce(getvariable('sees_all'), false) or coalesce(of_unit = getvariable('viewer_unit'), false);
create macro sees(of_unit, kind) as kind not in ('dang_vien', 'can_bo') or sees_unit(of_unit);
