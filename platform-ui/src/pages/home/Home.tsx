import { ActionIcon, Button, Menu, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type CSSProperties, lazy, Suspense, useEffect, useState } from 'react';
import { type Dashboard, dashboards, type Widget } from '../../api/dashboards';
import { useFormats } from '../../fields/formats';
import { IconAdjustments, IconDots } from '../../icons';
import { FirstSteps } from '../FirstSteps';
import { useApp } from '../../shell/app';
import { Trouble } from '../../shell/Trouble';
import { Empty } from '../../ui/Empty';
import { useBuiltIn } from './builtIn';
import { inOrder } from './grid';
import classes from './Home.module.css';
import { KINDS } from './kinds';
import { useRefreshed } from './live';
import { WidgetCard } from './WidgetCard';

const Arrange = lazy(async () => ({ default: (await import('./Arrange')).Arrange }));
const BoardMenu = lazy(async () => ({ default: (await import('./BoardMenu')).BoardMenu }));
const BoardDialogs = lazy(async () => ({ default: (await import('./BoardDialogs')).BoardDialogs }));

export type BoardTask = 'new' | 'rename' | 'share';

/** Where a widget stands, as the grid's style sheet reads it. */
export function placeOf(widget: Widget, order: number): CSSProperties {
  return { '--across': widget.across + 1, '--down': widget.down + 1, '--width': widget.width, '--height': widget.height, '--order': order } as CSSProperties;
}

/** Where a day begins: the dashboard that is the user's home, and the others beside it. */
export function Home() {
  const { t, session } = useApp();
  const formats = useFormats();
  const navigate = useNavigate({ from: '/' });
  const { board: asked } = useSearch({ from: '/' });
  const told = useQuery({ ...dashboards, retry: false });
  const builtIn = useBuiltIn();
  // what is arranged stays so, whatever else becomes one's home meanwhile
  const [edited, setEdited] = useState<Dashboard>();
  const isEditing = edited !== undefined;
  const [isOpen, setOpen] = useState(false);
  const [task, setTask] = useState<BoardTask>();
  useRefreshed();
  const kept = told.data?.dashboards ?? [];
  const home = kept.find((each) => each.id === told.data?.home) ?? builtIn;
  const boards = home === builtIn ? [builtIn, ...kept] : kept;
  const board = boards.find((each) => each.id === asked) ?? home;
  const go = (id: string) => void navigate({ search: { board: id === home.id ? undefined : id } });
  useEffect(() => {
    document.title = `${board === home ? t('shell.home') : board.name} · Kontor`;
  }, [board, home, t]);
  useEffect(() => setEdited(undefined), [asked]);
  if (told.isError) {
    return <Trouble t={t} error={told.error} onRetry={() => void told.refetch()} />;
  }
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <div className={classes.hello}>
          <h1 className={classes.title}>{board === home ? t('home.hello', { name: session.user.name.split(' ')[0] ?? session.user.name }) : board.name}</h1>
          <p className={classes.date}>{new Intl.DateTimeFormat(formats.locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: formats.zone }).format(new Date())}</p>
        </div>
        {!isEditing && told.data !== undefined && (
          <div className={classes.tools}>
            <Button variant="default" leftSection={<IconAdjustments size={15} />} onClick={() => setEdited(board)}>
              {t(board.own || board === builtIn ? 'home.arrange' : 'home.arrange_copy')}
            </Button>
            <Menu opened={isOpen} onChange={setOpen} position="bottom-end" width={250}>
              <Menu.Target>
                <ActionIcon aria-label={t('home.menu', { what: board.name })}>
                  <IconDots size={18} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Suspense>{isOpen && <BoardMenu board={board} home={home} told={told.data} onGo={go} onTask={setTask} />}</Suspense>
              </Menu.Dropdown>
            </Menu>
          </div>
        )}
      </header>
      {session.administrator && !isEditing && <FirstSteps />}
      {boards.length > 1 && !isEditing && (
        <div className={classes.tabs} role="tablist" aria-label={t('home.dashboards')}>
          {boards.map((each) => (
            <button key={each.id} type="button" role="tab" aria-selected={each === board} className={classes.tab} onClick={() => go(each.id)}>
              {each.name}
            </button>
          ))}
        </div>
      )}
      {told.data === undefined ? (
        <div className={classes.grid} role="status" aria-label={t('shell.loading')}>
          {Array.from({ length: 4 }, (_each, index) => (
            <div key={index} className={classes.cell} style={placeOf({ kind: '', across: index * 3, down: 0, width: 3, height: 2 }, index)}>
              <Skeleton height="100%" radius={9} />
            </div>
          ))}
        </div>
      ) : isEditing ? (
        <Suspense fallback={<Skeleton height={240} radius={9} />}>
          <Arrange board={kept.find((each) => each.id === edited.id) ?? edited} told={told.data} onGo={go} onClose={() => setEdited(undefined)} />
        </Suspense>
      ) : board.widgets.length === 0 ? (
        <Empty title={t('home.empty')} text={t('home.empty_text')}>
          <Button onClick={() => setEdited(board)}>{t('home.arrange')}</Button>
        </Empty>
      ) : (
        <div className={classes.grid}>
          {inOrder(board.widgets).map((widget, index) => (
            <div key={widget.id ?? `${widget.kind} ${index}`} className={classes.cell} data-wide={widget.width > 4 || undefined} data-flows={KINDS[widget.kind]?.flows} style={placeOf(widget, index)}>
              <WidgetCard widget={widget} />
            </div>
          ))}
        </div>
      )}
      <Suspense>{task !== undefined && told.data !== undefined && <BoardDialogs task={task} board={board} onGo={go} onClose={() => setTask(undefined)} />}</Suspense>
    </div>
  );
}
