/**
 * The services and actions that policies of data pipelines name most, the most usual first; the words behind an action are
 * what people call it. Chosen by hand, with the counts in AWS's managed policies beside it.
 */
const table = `
s3: GetObject(download read) PutObject(upload write) ListBucket(list objects files head) DeleteObject(remove) GetBucketLocation(region) AbortMultipartUpload ListMultipartUploadParts ListBucketMultipartUploads GetObjectVersion GetObjectTagging PutObjectTagging PutObjectAcl ListBucketVersions DeleteObjectVersion GetObjectAcl GetBucketAcl GetBucketPolicy PutBucketPolicy GetBucketVersioning PutBucketVersioning ListAllMyBuckets(list buckets) CreateBucket DeleteBucket GetBucketCORS PutBucketCORS GetBucketTagging PutBucketTagging GetBucketNotification PutBucketNotification GetObjectAttributes RestoreObject GetLifecycleConfiguration PutLifecycleConfiguration GetEncryptionConfiguration PutEncryptionConfiguration GetBucketPublicAccessBlock PutBucketPublicAccessBlock GetBucketLogging PutBucketLogging GetObjectVersionTagging ReplicateObject ReplicateDelete ReplicateTags
sts: AssumeRole GetCallerIdentity TagSession AssumeRoleWithWebIdentity AssumeRoleWithSAML SetSourceIdentity GetSessionToken SetContext
logs: CreateLogGroup CreateLogStream PutLogEvents DescribeLogGroups DescribeLogStreams GetLogEvents FilterLogEvents PutRetentionPolicy StartQuery GetQueryResults StopQuery DeleteLogGroup PutResourcePolicy DescribeResourcePolicies ListTagsForResource
ec2: DescribeInstances DescribeSubnets DescribeSecurityGroups DescribeVpcs RunInstances TerminateInstances CreateTags DescribeImages DescribeAvailabilityZones DescribeNetworkInterfaces CreateNetworkInterface DeleteNetworkInterface DescribeInstanceStatus DescribeInstanceTypes StartInstances StopInstances DescribeVolumes CreateVolume AttachVolume DeleteVolume DescribeSnapshots CreateSnapshot DescribeRouteTables DescribeVpcEndpoints RequestSpotFleet DescribeSpotFleetRequests ModifySpotFleetRequest CancelSpotFleetRequests RequestSpotInstances DescribeSpotInstanceRequests DescribeKeyPairs CreateSecurityGroup AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress DeleteSecurityGroup CreateLaunchTemplate DescribeLaunchTemplates DescribeInternetGateways DescribeAddresses DescribeAccountAttributes DescribeRegions DescribeTags DeleteTags ModifyNetworkInterfaceAttribute DescribeSpotPriceHistory
ecs: RunTask DescribeTasks ListTasks StopTask RegisterTaskDefinition DescribeTaskDefinition CreateCluster DescribeClusters ListClusters CreateService UpdateService DescribeServices ListServices DeleteService DeregisterTaskDefinition ListTaskDefinitions ListContainerInstances DescribeContainerInstances Poll Submit TagResource ExecuteCommand
ecr: GetAuthorizationToken(docker login) BatchGetImage(docker pull) GetDownloadUrlForLayer BatchCheckLayerAvailability DescribeRepositories DescribeImages ListImages PutImage(docker push) InitiateLayerUpload UploadLayerPart CompleteLayerUpload CreateRepository GetRepositoryPolicy GetLifecyclePolicy TagResource
batch: SubmitJob DescribeJobs ListJobs TerminateJob CancelJob RegisterJobDefinition DescribeJobDefinitions DeregisterJobDefinition DescribeJobQueues DescribeComputeEnvironments CreateComputeEnvironment UpdateComputeEnvironment CreateJobQueue UpdateJobQueue TagResource
lambda: InvokeFunction GetFunction ListFunctions CreateFunction UpdateFunctionCode UpdateFunctionConfiguration GetFunctionConfiguration DeleteFunction AddPermission ListTags GetPolicy ListVersionsByFunction ListEventSourceMappings TagResource
iam: PassRole CreateServiceLinkedRole GetRole ListRoles CreateRole AttachRolePolicy PutRolePolicy GetRolePolicy ListRolePolicies ListAttachedRolePolicies GetPolicy GetPolicyVersion GetInstanceProfile ListInstanceProfiles CreateInstanceProfile AddRoleToInstanceProfile DetachRolePolicy DeleteRole DeleteRolePolicy GetUser ListUsers TagRole ListPolicies CreatePolicy
kms: Decrypt GenerateDataKey Encrypt DescribeKey ReEncryptFrom ReEncryptTo GenerateDataKeyWithoutPlaintext CreateGrant ListAliases ListKeys ListGrants RevokeGrant GetKeyPolicy PutKeyPolicy ListResourceTags RetireGrant
sqs: SendMessage ReceiveMessage DeleteMessage GetQueueAttributes GetQueueUrl ChangeMessageVisibility ListQueues CreateQueue SetQueueAttributes DeleteQueue PurgeQueue ListQueueTags
sns: Publish Subscribe ListTopics GetTopicAttributes CreateTopic SetTopicAttributes ListSubscriptionsByTopic Unsubscribe DeleteTopic ListSubscriptions
dynamodb: GetItem PutItem Query UpdateItem DeleteItem Scan BatchGetItem BatchWriteItem DescribeTable ListTables CreateTable UpdateTable ConditionCheckItem DescribeTimeToLive ListTagsOfResource
cloudwatch: PutMetricData GetMetricData GetMetricStatistics ListMetrics DescribeAlarms PutMetricAlarm DeleteAlarms PutDashboard GetDashboard ListDashboards
secretsmanager: GetSecretValue DescribeSecret ListSecrets CreateSecret PutSecretValue UpdateSecret DeleteSecret TagResource
ssm: GetParameter GetParameters GetParametersByPath PutParameter DescribeParameters SendCommand GetCommandInvocation StartSession DescribeInstanceInformation TerminateSession GetDocument DescribeDocument StartAutomationExecution GetAutomationExecution UpdateInstanceInformation
states: StartExecution DescribeExecution ListExecutions StopExecution DescribeStateMachine ListStateMachines GetExecutionHistory CreateStateMachine
events: PutEvents PutRule PutTargets DescribeRule DeleteRule RemoveTargets ListTargetsByRule ListRules EnableRule DisableRule
glue: GetTable GetTables GetDatabase GetDatabases GetPartitions GetPartition StartJobRun GetJobRun CreateTable UpdateTable CreateDatabase BatchCreatePartition BatchGetPartition CreatePartition DeleteTable
athena: StartQueryExecution GetQueryExecution GetQueryResults StopQueryExecution GetWorkGroup ListWorkGroups ListDatabases GetDataCatalog
cloudformation: DescribeStacks CreateStack UpdateStack DeleteStack ListStacks DescribeStackEvents DescribeStackResources GetTemplate CreateChangeSet ExecuteChangeSet DescribeChangeSet ListStackResources ValidateTemplate
elasticfilesystem: ClientMount ClientWrite ClientRootAccess DescribeFileSystems DescribeMountTargets DescribeAccessPoints
autoscaling: DescribeAutoScalingGroups UpdateAutoScalingGroup SetDesiredCapacity TerminateInstanceInAutoScalingGroup DescribeAutoScalingInstances CreateAutoScalingGroup DeleteAutoScalingGroup DescribeLaunchConfigurations DescribeScalingActivities
elasticloadbalancing: DescribeLoadBalancers DescribeTargetGroups DescribeTargetHealth RegisterTargets DeregisterTargets DescribeListeners CreateLoadBalancer CreateTargetGroup CreateListener DescribeRules
application-autoscaling: RegisterScalableTarget DescribeScalableTargets DescribeScalingPolicies PutScalingPolicy DeregisterScalableTarget DeleteScalingPolicy DescribeScalingActivities
tag: GetResources TagResources UntagResources GetTagKeys GetTagValues
rds: DescribeDBInstances DescribeDBClusters CreateDBInstance ModifyDBInstance DeleteDBInstance CreateDBSnapshot DescribeDBSnapshots DescribeDBSubnetGroups ListTagsForResource AddTagsToResource
sagemaker: CreateTrainingJob DescribeTrainingJob InvokeEndpoint CreateProcessingJob DescribeProcessingJob CreateModel CreateEndpoint DescribeEndpoint ListTrainingJobs AddTags ListTags
kinesis: PutRecord PutRecords GetRecords GetShardIterator DescribeStream DescribeStreamSummary ListShards ListStreams
firehose: PutRecord PutRecordBatch DescribeDeliveryStream ListDeliveryStreams
cloudfront: CreateInvalidation GetInvalidation GetDistribution GetDistributionConfig ListDistributions UpdateDistribution
cloudtrail: LookupEvents DescribeTrails GetTrailStatus GetTrail ListTrails GetEventSelectors
organizations: DescribeOrganization ListAccounts DescribeAccount ListRoots ListParents ListChildren DescribeOrganizationalUnit ListOrganizationalUnitsForParent ListAccountsForParent ListDelegatedAdministrators ListAWSServiceAccessForOrganization
ssmmessages: CreateControlChannel CreateDataChannel OpenControlChannel OpenDataChannel
xray: PutTraceSegments PutTelemetryRecords GetSamplingRules GetSamplingTargets
elastictranscoder: CreateJob ReadJob ListJobsByPipeline ReadPipeline ListPipelines ReadPreset ListPresets CancelJob
mediaconvert: CreateJob GetJob ListJobs DescribeEndpoints CancelJob
fsx: DescribeFileSystems CreateDataRepositoryTask DescribeDataRepositoryTasks
omics: StartRun GetRun ListRuns CancelRun GetWorkflow ListWorkflows
codebuild: StartBuild BatchGetBuilds BatchGetProjects ListBuildsForProject
eks: DescribeCluster ListClusters AccessKubernetesApi DescribeNodegroup
bedrock: InvokeModel InvokeModelWithResponseStream ListFoundationModels GetFoundationModel
route53: ChangeResourceRecordSets ListHostedZones ListResourceRecordSets GetChange GetHostedZone
acm: DescribeCertificate ListCertificates RequestCertificate
apigateway: GET POST PUT DELETE PATCH
execute-api: Invoke ManageConnections
lakeformation: GetDataAccess GrantPermissions
servicequotas: GetServiceQuota ListServiceQuotas
config: DescribeConfigurationRecorders PutEvaluations GetResourceConfigHistory
`;

interface Usual {
  /** The place of the action among those of its service, from 0. */
  readonly order: number;
  /** A blank before each. */
  readonly words: string;
}

/** By service, then by name. */
type Table = ReadonlyMap<string, ReadonlyMap<string, Usual>>;

let read: { readonly services: readonly string[]; readonly table: Table } | undefined;

/** Prefixes of the services that policies name most, the most usual first. */
export function usualServices(): readonly string[] {
  return usual().services;
}

/** How usual an action is; undefined where it is not among the usual ones of its service. */
export function usualAction({ service, name }: { readonly service: string; readonly name: string }): Usual | undefined {
  return usual().table.get(service)?.get(name);
}

function usual() {
  if (read) return read;
  const byService = new Map<string, ReadonlyMap<string, Usual>>();
  for (const line of table.trim().split("\n")) {
    const colon = line.indexOf(":");
    const actions = new Map<string, Usual>();
    for (const [, name = "", words = ""] of line.slice(colon + 1).matchAll(/(\w+)(?:\(([^)]*)\))?/g))
      actions.set(name, { order: actions.size, words: words === "" ? "" : ` ${words}` });
    byService.set(line.slice(0, colon), actions);
  }
  read = { services: [...byService.keys()], table: byService };
  return read;
}
