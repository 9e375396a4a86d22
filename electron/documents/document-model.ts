export { documentSchema } from '../../shared/domain/document-model.ts'
export type {
  AuditHead,
  DocumentField,
  DocumentGroup,
  DocumentModel,
  DocumentRow,
  DocumentTicket,
  ListedTicket,
} from '../../shared/domain/document-model.ts'
