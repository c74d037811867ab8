import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { FlowEditorScreen } from '@/flows/editor/flow-editor-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('flows.list'))('title') };
}

export default async function FlowPage({ params }: { params: Promise<{ flowId: string }> }) {
  await requirePermission('flow.read');
  return <FlowEditorScreen flowId={(await params).flowId} />;
}
