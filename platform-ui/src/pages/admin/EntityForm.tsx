import { Button, Checkbox, Drawer, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Plan } from '../../api/platform';
import type { Rec } from '../../meta/types';
import { useApp } from '../../shell/app';
import { useLeave, useTouched } from '../../shell/unsaved';
import classes from './admin.module.css';
import { qualified } from './OwnFields';
import { useWish } from './useWish';
import { nameOf, said, WordsEdit, wordsOf, type Words } from './words';

/** An own entity, from its label to a plan; it begins with a name, and gets its fields afterwards. */
export function EntityForm({ entity, onClose, onPlan }: { entity?: Rec; onClose: () => void; onPlan: (plan: Plan) => void }) {
  const { t } = useApp();
  const isNew = entity === undefined;
  const [label, setLabel] = useState(isNew ? '' : String(entity.label));
  const [plural, setPlural] = useState(isNew ? '' : String(entity.plural));
  const [name, setName] = useState<string>();
  const [help, setHelp] = useState(isNew ? '' : String(entity.explanation ?? ''));
  const [owned, setOwned] = useState(isNew || entity.owned === true);
  const [words, setWords] = useState<Words>(isNew ? {} : wordsOf(entity.words));
  const { errors, trouble, busy, ask } = useWish(onPlan);
  const leave = useLeave(useTouched([label, plural, name, help, owned, words]), busy, onClose);
  const called = name ?? nameOf(label);

  function send() {
    void ask(
      {
        entity: isNew ? `custom.${called}` : qualified(String(entity.entity_name)),
        label: label.trim(),
        plural: plural.trim(),
        ...(isNew ? { owned } : {}),
        ...(help.trim() !== '' || !isNew ? { help: help.trim() === '' ? null : help.trim() } : {}),
        ...(said(words) === undefined && isNew ? {} : { words: said(words) ?? null }),
      },
      ['entity', 'label', 'plural', 'help'],
    );
  }

  return (
    <Drawer opened position="right" size={520} onClose={leave} title={t(isNew ? 'own.new_entity' : 'own.change_entity', { what: plural })} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div className={classes.pair}>
          <TextInput label={t('own.singular')} value={label} required maxLength={200} error={errors.label} data-autofocus onChange={(event) => setLabel(event.currentTarget.value)} />
          <TextInput label={t('own.plural')} value={plural} required maxLength={200} error={errors.plural} onChange={(event) => setPlural(event.currentTarget.value)} />
        </div>
        {isNew && <TextInput label={t('own.name')} description={t('own.entity_name_text')} value={called} maxLength={40} error={errors.entity} onChange={(event) => setName(event.currentTarget.value)} />}
        <Textarea label={t('own.help')} description={t('own.help_text')} autosize minRows={2} value={help} error={errors.help} onChange={(event) => setHelp(event.currentTarget.value)} />
        {isNew && <Checkbox label={t('own.owned')} checked={owned} onChange={(event) => setOwned(event.currentTarget.checked)} />}
        <WordsEdit keys={{ label: t('own.singular'), plural: t('own.plural') }} value={words} onChange={setWords} />
        {trouble !== undefined && (
          <div className={classes.why} role="alert">
            {trouble}
          </div>
        )}
        <div className={classes.foot}>
          <Button variant="default" onClick={leave}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={label.trim() === '' || plural.trim() === '' || called === ''}>
            {t('own.show_plan')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
