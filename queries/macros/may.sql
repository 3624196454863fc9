-- Whether the viewer has a right, by its word in lagesbild/access (figures, details, texts …).
create or replace macro visible.may(of_right) as
    coalesce(list_contains(struct_extract(visible.viewer(), 'rights'), of_right), false)
