-- Many labels are written at once: after a new VAT rate, all of them. Two indexes that the keys already answer for.

-- a short code is the beginning of a fingerprint: the primary key finds it
drop index labels.content_by_short_code;
-- unique (organisation_id, product_id, place_id) finds the labels of a product
drop index labels.shelf_label_by_product;
