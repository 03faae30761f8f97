import { Notifications as All } from '@mantine/notifications';

export default function Notifications() {
  return <All position="bottom-right" containerWidth={380} limit={4} />;
}
