import { Checkbox, Radio, Text, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ChoiceList.module.css';

export type Choice = { value: string; label: string; description?: string };

type Props = {
  label: string;
  description?: string;
  required?: boolean;
  choices: Choice[];
  loading?: boolean;
  error?: ReactNode;
  /** Of the field in its form, which leads to the first choice when it is not right. */
  path: string;
} & (
  | { most: 1; value: string; onChange: (value: string) => void }
  | { most: number; value: string[]; onChange: (value: string[]) => void }
);

/** Fewer can be looked through at a glance. */
const SEARCHED_FROM = 9;
const MOST_SHOWN = 100;

/** What there is to choose from, in sight: one of them or several, with what tells them apart. */
export function ChoiceList(props: Props) {
  const { label, description, required, choices, loading, error, path } = props;
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const words = query.toLowerCase().split(/\s+/);
  const chosen = [props.value].flat();
  const found = choices.filter(
    (choice) =>
      chosen.includes(choice.value) ||
      words.every((word) => `${choice.label} ${choice.description ?? ''}`.toLowerCase().includes(word)),
  );
  const Item = props.most === 1 ? Radio : Checkbox;
  const list = (
    <>
      {choices.length >= SEARCHED_FROM && (
        <TextInput
          type="search"
          size="xs"
          mt={6}
          aria-label={t('vms.create.search', { what: label })}
          placeholder={t('vms.create.search', { what: label })}
          leftSection={<Search size={14} aria-hidden />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      <div className={classes.list} data-invalid={error ? true : undefined}>
        {found.slice(0, MOST_SHOWN).map(({ value, ...choice }, index) => (
          <Item key={value} value={value} {...choice} data-path={index === 0 ? path : undefined} />
        ))}
        {found.length === 0 && (
          <Text size="sm" c="dimmed">
            {t(loading ? 'app.loading' : 'vms.create.noneFound')}
          </Text>
        )}
        {found.length > MOST_SHOWN && (
          <Text size="sm" c="dimmed">
            {t('vms.create.moreChoices', { count: found.length - MOST_SHOWN })}
          </Text>
        )}
      </div>
    </>
  );
  const group = { label, description, required, error };
  return props.most === 1 ? (
    <Radio.Group {...group} value={props.value as string} onChange={props.onChange as (value: string) => void}>
      {list}
    </Radio.Group>
  ) : (
    <Checkbox.Group
      {...group}
      maxSelectedValues={props.most}
      value={props.value as string[]}
      onChange={props.onChange as (value: string[]) => void}
    >
      {list}
    </Checkbox.Group>
  );
}
