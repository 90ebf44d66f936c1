import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '../icons';
import { useApp } from './app';
import classes from './Once.module.css';

/** A secret that nobody sees a second time, to be taken along. */
export function Once({ secret }: { secret: string }) {
  const { t } = useApp();
  return (
    <div className={classes.secret}>
      <code className={classes.code}>{secret}</code>
      <CopyButton value={secret} timeout={4000}>
        {({ copied, copy }) => (
          <Tooltip label={t(copied ? 'tokens.copied' : 'tokens.copy')}>
            <ActionIcon aria-label={t(copied ? 'tokens.copied' : 'tokens.copy')} onClick={copy}>
              {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </div>
  );
}
