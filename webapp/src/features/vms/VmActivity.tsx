import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '@mantine/core';
import { queries } from '@/api/queries';
import type { Vm } from '@/api/types';
import { EventList } from '@/ui/EventList';
import { ProblemFace } from '@/ui/ProblemText';

export default function VmActivity({ vm }: { vm: Vm }) {
  const { data, error, refetch } = useQuery(queries.activity(vm.id));
  if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
  return data ? <EventList events={data.items} /> : <Skeleton height={200} />;
}
