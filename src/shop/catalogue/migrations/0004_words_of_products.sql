-- The words that stand on products, each once: a search with typos looks among a few thousand words instead of comparing
-- every product. Words are noted and forgotten with the names of products (store/words.ts).
create table catalogue.search_word (
  organisation_id uuid not null,
  word text not null,
  primary key (organisation_id, word)
);
-- words that share letters with the one that was typed
create index search_word_by_letters on catalogue.search_word using gin (word gin_trgm_ops);
select platform.wall('catalogue.search_word', 'write');

-- Numbers are not guessed at, and two letters are no word.
create function catalogue.words_of(search text) returns setof text
language sql immutable parallel safe strict
set search_path = pg_catalog
as $$ select word from regexp_split_to_table(search, '[^[:alnum:]]+') as word where length(word) > 2 and word !~ '^[0-9]+$' $$;
grant execute on function catalogue.words_of(text) to komunigi_app;

insert into catalogue.search_word (organisation_id, word)
select distinct product.organisation_id, word from catalogue.product, catalogue.words_of(product.search) as word
order by 1, 2;

-- Products that fit every searched word of the organisation one speaks for: letters anywhere, a whole barcode, the code
-- of a supplier; a word that stands on no product finds those that bear the nearest words. Runs with the rights of its
-- owner, since the index of letters may not be asked from behind the wall; the organisation is asked for here instead.
create function catalogue.products_found(words text[]) returns uuid[]
language plpgsql stable security definer
set search_path = pg_catalog, public
set pg_trgm.word_similarity_threshold = 0.3
as $$
declare
  here uuid := platform.here();
  patterns text[] := array(select '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%' from unnest(words) as word);
  longest text := (select pattern from unnest(patterns) as pattern order by length(pattern) desc, pattern limit 1);
  spelled text[] := words || array(select upper(word) from unnest(words) as word);
  coded uuid[];
  unknown text[];
  wrong text;
  nearest text[];
  found_ids uuid[];
begin
  coded := array(
    select barcode.product_id from catalogue.barcode
    where barcode.organisation_id = here and barcode.code = any (spelled)
    union
    select line.product_id from catalogue.supplier_line as line
    where line.organisation_id = here and line.code = any (spelled));
  if cardinality(coded) = 0 then
    unknown := array(
      select distinct word from unnest(words, patterns) as asked (word, pattern)
      where length(word) > 3 and word ~ '^[[:alnum:]]+$' and word !~ '^[0-9]+$' and not exists (
        select from catalogue.search_word where search_word.organisation_id = here and search_word.word like pattern));
    if cardinality(unknown) = 0 then
      return array(select product.id from catalogue.product where product.organisation_id = here
        and product.search like longest
        and (cardinality(patterns) = 1 or product.search like all (patterns)));
    end if;
    patterns := array(select pattern from unnest(words, patterns) as asked (word, pattern) where word <> all (unknown));
    foreach wrong in array unknown loop
      nearest := array(
        select '%' || near.word || '%' from (
          select other.word, other.how, max(other.how) over () as best from (
            select search_word.word, word_similarity(wrong, search_word.word) as how from catalogue.search_word
            where search_word.organisation_id = here and wrong <% search_word.word) as other) as near
        where near.how >= near.best - 0.1);
      found_ids := array(select product.id from catalogue.product where product.organisation_id = here
        and (found_ids is null or product.id = any (found_ids))
        and product.search like any (nearest) and product.search like all (patterns));
    end loop;
    return found_ids;
  end if;
  -- a word is a code: of those few products the ones that bear the other words as well
  return array(
    select product.id from catalogue.product
    where product.organisation_id = here and product.search like longest
        and (cardinality(patterns) = 1 or product.search like all (patterns))
    union
    select product.id from catalogue.product
    where product.organisation_id = here and product.id = any (coded) and not exists (
      select from unnest(words, patterns) as asked (word, pattern)
      where product.search not like pattern
        and not exists (select from catalogue.barcode where barcode.organisation_id = here
          and barcode.product_id = product.id and barcode.code in (word, upper(word)))
        and not exists (select from catalogue.supplier_line as line where line.organisation_id = here
          and line.product_id = product.id and line.code in (word, upper(word)))));
end $$;
revoke all on function catalogue.products_found(text[]) from public;
grant execute on function catalogue.products_found(text[]) to komunigi_app;
drop function catalogue.products_like(text);
