import { Anchor, List, Paper, Text, ThemeIcon } from '@mantine/core';
import {
  Activity,
  Ban,
  CircleCheck,
  CircleDashed,
  CircleX,
  History,
  KeyRound,
  LogIn,
  LogOut,
  type LucideIcon,
  Network,
  Plug,
  ShieldX,
  UserRound,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Event } from '@/api/types';
import { Age } from './Age';
import { Face } from './Face';
import { useEventText } from './event-text';

const LOOKS: Record<string, [LucideIcon, string]> = {
  'operation.queued': [CircleDashed, 'blue'],
  'operation.changed': [CircleDashed, 'blue'],
  'operation.succeeded': [CircleCheck, 'green'],
  'operation.failed': [CircleX, 'red'],
  'operation.canceled': [Ban, 'gray'],
  'provider.changed': [Plug, 'yellow'],
  'pool.changed': [Network, 'blue'],
  'pool.removed': [Network, 'gray'],
  'pool.addressesChanged': [Network, 'blue'],
  'session.started': [LogIn, 'blue'],
  'session.refused': [ShieldX, 'red'],
  'session.ended': [LogOut, 'gray'],
  'user.passwordChanged': [KeyRound, 'blue'],
  'user.registered': [UserRound, 'blue'],
  'user.changed': [UserRound, 'blue'],
};

/** What happened, newest first. */
export function EventList({ events }: { events: Event[] }) {
  const { t } = useTranslation();
  const text = useEventText();
  if (events.length === 0) return <Face icon={History} title={t('activity.empty')} />;
  return (
    <Paper withBorder p="md">
      <List spacing="sm" size="sm" listStyleType="none" center>
        {events.map((event) => {
          const [Icon, color] = LOOKS[event.type] ?? [Activity, 'gray'];
          const isVm = event.subject?.type === 'VM';
          return (
            <List.Item
              key={event.id}
              icon={
                <ThemeIcon variant="light" color={color} size={26} radius="xl">
                  <Icon size={14} aria-hidden />
                </ThemeIcon>
              }
            >
              {isVm ? (
                <Anchor component={Link} to={`/vms/${event.subject?.id}`} size="sm" c="inherit">
                  {text(event)}
                </Anchor>
              ) : (
                text(event)
              )}
              <Text size="xs" c="dimmed">
                {event.actor && `${event.actor} · `}
                <Age at={event.at} />
              </Text>
            </List.Item>
          );
        })}
      </List>
    </Paper>
  );
}
