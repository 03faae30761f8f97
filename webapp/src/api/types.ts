import type { components } from './__generated__/schema';

type Schemas = components['schemas'];

export type About = Schemas['About'];
export type Capability = Schemas['Capability'];
export type Cluster = Schemas['Cluster'];
export type Event = Schemas['Event'];
export type FaultRule = Schemas['FaultRule'];
export type InventorySource = Schemas['InventorySource'];
export type Network = Schemas['Network'];
export type Operation = Schemas['Operation'];
export type OperationKind = Schemas['OperationKind'];
export type OperationState = Schemas['OperationState'];
export type OperationSummary = Schemas['OperationSummary'];
export type PowerState = Schemas['PowerState'];
export type Problem = Schemas['Problem'];
export type Provider = Schemas['Provider'];
export type ProviderState = Schemas['ProviderState'];
export type ProviderStatus = Schemas['ProviderStatus'];
export type Role = Schemas['Role'];
export type Snapshot = Schemas['Snapshot'];
export type Summary = Schemas['Summary'];
export type Template = Schemas['Template'];
export type User = Schemas['User'];
export type UserState = Schemas['UserState'];
export type Vm = Schemas['Vm'];
export type VmCreate = Schemas['VmCreate'];
export type VmList = Schemas['VmList'];
