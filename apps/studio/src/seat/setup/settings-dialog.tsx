'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '@/ui/dialog';
import { Tab, TabPanel, Tabs, TabsList } from '@/ui/tabs';
import type { Desk } from '../seat-desk';
import { ForwardingForm } from './forwarding-form';
import { MicrophoneCheck } from './microphone-check';

interface SettingsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  desk: Desk;
}

/** What an agent sets for themselves: devices, and where calls go that they cannot take. */
export function SettingsDialog({ open, onOpenChange, desk }: SettingsDialogProps) {
  const t = useTranslations('seat.settings');
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} size="lg">
      <Tabs defaultValue="forwarding">
        <TabsList>
          <Tab value="forwarding">{t('forwarding')}</Tab>
          <Tab value="devices">{t('devices')}</Tab>
        </TabsList>
        <TabPanel value="forwarding" className="pt-4">
          <ForwardingForm desk={desk} onSaved={() => onOpenChange(false)} />
        </TabPanel>
        <TabPanel value="devices" className="pt-4">
          <MicrophoneCheck />
        </TabPanel>
      </Tabs>
    </Dialog>
  );
}
