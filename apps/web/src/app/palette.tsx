import { Combobox, Group, Kbd, Modal, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, body } from '../api/client';
import { logOut } from '../features/auth/log-out';
import { useCategories, useCategoryLook } from '../features/categories/use-categories';
import { useEntry } from '../features/entry/entry-context';
import { useTemplates } from '../features/templates/use-templates';
import { useFocusBack } from './focus-back';
import { PAGES } from './pages';
import { type Choice, looksLikeEntry, matching } from './palette-choices';
import classes from './palette.module.css';
import type { Actions } from './shortcuts';
import { useQuestion, useSpent } from './use-spent';

interface PaletteProps {
  actions: Actions;
  onClose: () => void;
}

/** Ctrl+K: pages, actions, payees and categories by typing a part of their name; a line with an amount is an entry. */
export default function Palette(props: PaletteProps) {
  const { t } = useTranslation();
  useFocusBack();
  return (
    <Modal opened onClose={props.onClose} title={t('palette.title')} size="lg" yOffset="8vh">
      <Choices {...props} />
    </Modal>
  );
}

function Choices({ actions, onClose }: PaletteProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const openEntry = useEntry();
  const [typed, setTyped] = useState('');
  const store = useCombobox({ opened: true, onDropdownClose: onClose });
  const { selectFirstOption } = store;
  const question = useQuestion(typed);
  const payees = usePayees(question ? question.subject : typed);
  const spent = useSpent(question, payees);
  const { data: categories } = useCategories();
  const look = useCategoryLook();
  const { data: templates } = useTemplates();

  const goTo = (path: string) => () => void navigate(path);
  const found = (name: 'q' | 'payeeId' | 'categoryId', value: string) =>
    goTo(`/transactions?${new URLSearchParams({ [name]: value }).toString()}`);
  const word = typed.trim();
  const pages: Choice[] = PAGES.map(({ to, label, key }) => ({
    id: `page ${to}`,
    label: t(label),
    keys: ['g', key],
    run: goTo(to),
  }));
  const doing: Choice[] = [
    { id: 'add', label: t('help.add'), keys: ['n'], run: actions.add },
    { id: 'undo', label: t('help.undo'), keys: ['Ctrl', 'Z'], run: actions.undo },
    { id: 'redo', label: t('help.redo'), keys: ['Ctrl', 'Shift', 'Z'], run: actions.redo },
    { id: 'templates', label: t('templates.title'), run: actions.templates },
    { id: 'help', label: t('help.title'), keys: ['?'], run: actions.help },
    { id: 'log out', label: t('auth.logOut'), run: () => void logOut() },
  ];
  const withWord: Choice[] =
    word === ''
      ? []
      : [{ id: 'search', label: t('palette.search', { text: word }), keys: ['/'], run: found('q', word) }];
  if (looksLikeEntry(word)) {
    const run = () => openEntry({ line: word });
    withWord.unshift({ id: 'line', label: t('palette.line', { text: word }), run });
  }
  const groups: { title: string; choices: Choice[] }[] = [
    { title: t('palette.actions'), choices: matching(doing, word) },
    { title: t('app.pages'), choices: matching(pages, word) },
    {
      title: t('templates.title'),
      choices: matching(
        (templates ?? []).map((template) => ({
          id: `template ${template.id}`,
          label: template.name,
          run: () => openEntry({ template }),
        })),
        word,
      ).slice(0, 8),
    },
    {
      title: t('palette.payees'),
      choices: payees.map(({ id, name }) => ({ id: `payee ${id}`, label: name, run: found('payeeId', id) })),
    },
    {
      title: t('nav.categories'),
      choices:
        word === ''
          ? []
          : matching(
              (categories ?? []).map(({ id, name }) => ({
                id: `category ${id}`,
                label: look(id)?.name ?? name,
                run: found('categoryId', id),
              })),
              word,
            ).slice(0, 5),
    },
    { title: t('palette.typed'), choices: withWord },
  ].filter(({ choices }) => choices.length > 0);
  if (spent) groups.unshift({ title: t('palette.answer'), choices: [spent] });
  // What is more than a name comes first.
  else if (looksLikeEntry(word)) groups.unshift(...groups.splice(-1));
  const all = groups.flatMap(({ choices }) => choices);
  const shown = all.map(({ id }) => id).join('\n');

  // What Enter takes is always marked.
  useEffect(() => {
    if (shown !== '') selectFirstOption();
  }, [shown, selectFirstOption]);

  const take = (id: string) => {
    onClose();
    all.find((choice) => choice.id === id)?.run();
  };
  return (
    <Combobox store={store} onOptionSubmit={take} withinPortal={false}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          aria-label={t('palette.title')}
          placeholder={t('palette.hint')}
          data-autofocus
          autoComplete="off"
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <Combobox.Options aria-label={t('palette.title')} className={classes.choices} tabIndex={0}>
        {groups.map(({ title, choices }) => (
          <Combobox.Group key={title} label={title}>
            {choices.map(({ id, label, keys }) => (
              <Combobox.Option key={id} value={id} className={classes.choice}>
                <Group justify="space-between" wrap="nowrap" gap="xs">
                  <Text component="span" lineClamp={2}>
                    {label}
                  </Text>
                  {keys && (
                    <span className={classes.keys} aria-hidden>
                      {keys.map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </span>
                  )}
                </Group>
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ))}
      </Combobox.Options>
    </Combobox>
  );
}

/** The book's payees of that name; none before something is typed. */
function usePayees(typed: string) {
  const [word] = useDebouncedValue(typed.trim().slice(0, 100), 120);
  const { data } = useQuery({
    queryKey: ['payees', word, 'palette'],
    queryFn: () => body(api.GET('/v1/payees', { params: { query: { limit: 5, q: word } } })),
    enabled: word !== '',
    placeholderData: keepPreviousData,
  });
  return word === '' || typed.trim() === '' ? [] : (data?.items ?? []);
}
