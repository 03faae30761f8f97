import { Alert, Box, Center, Group, Image, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '@/api/queries';
import logo from '@/ui/logo.svg';
import { chooseLanguage, type Language, LANGUAGES } from '@/i18n';

/** The card in the middle of the page on which people sign in and sign up. */
export function EntryLayout({ title, children }: { title: string; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const { data: about } = useQuery(queries.about());

  useEffect(() => {
    document.title = t('app.pageTitle', { page: title });
  }, [title, t]);

  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="100%" maw={420} gap="lg">
        <Group justify="center" gap="sm">
          <Image src={logo} w={40} h={40} alt="" />
          <Text fw={700} fz="xl">
            {t('app.name')}
          </Text>
        </Group>
        {about?.profile === 'MOCK' && (
          <Alert color="blue" icon={<FlaskConical size={18} aria-hidden />}>
            {t('frame.simulated')}
          </Alert>
        )}
        <Paper withBorder shadow="sm" radius="lg" p={{ base: 'md', sm: 'xl' }}>
          <Stack>
            <Title order={1} ta="center">
              {title}
            </Title>
            {children}
          </Stack>
        </Paper>
        <Box ta="center">
          <SegmentedControl
            size="xs"
            aria-label={t('frame.language')}
            value={i18n.language}
            onChange={(language) => void chooseLanguage(language as Language)}
            data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
          />
        </Box>
      </Stack>
    </Center>
  );
}
