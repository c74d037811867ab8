import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { FlowEditorScreen } from '@/flows/editor/flow-editor-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('flows.list'))('title') };
}

interface FlowPageProps {
  readonly params: Promise<{ flowId: string }>;
  /** `node`: the one to be shown at first. */
  readonly searchParams: Promise<{ node?: string | string[] }>;
}

export default async function FlowPage({ params, searchParams }: FlowPageProps) {
  await requirePermission('flow.read');
  const { node } = await searchParams;
  return <FlowEditorScreen flowId={(await params).flowId} node={typeof node === 'string' ? node : null} />;
}
