/**
 * The names that may stand in a `[services x]` section: the service ids of AWS's models in lower case, spaces and
 * hyphens as `_`, as in botocore 1.43.11. https://docs.aws.amazon.com/sdkref/latest/guide/ss-endpoints-table.html
 */
export const serviceIdentifiers =
  "accessanalyzer account acm acm_pca aiops amp amplify amplifybackend amplifyuibuilder api_gateway " +
  "apigatewaymanagementapi apigatewayv2 app_mesh appconfig appconfigdata appfabric appflow appintegrations " +
  "application_auto_scaling application_discovery_service application_insights application_signals " +
  "applicationcostprofiler apprunner appstream appsync arc_region_switch arc_zonal_shift artifact athena " +
  "auditmanager auto_scaling auto_scaling_plans b2bi backup backup_gateway backupsearch batch bcm_dashboards " +
  "bcm_data_exports bcm_pricing_calculator bcm_recommended_actions bedrock bedrock_agent bedrock_agent_runtime " +
  "bedrock_agentcore bedrock_agentcore_control bedrock_data_automation bedrock_data_automation_runtime " +
  "bedrock_runtime billing billingconductor braket budgets chatbot chime chime_sdk_identity " +
  "chime_sdk_media_pipelines chime_sdk_meetings chime_sdk_messaging chime_sdk_voice cleanrooms cleanroomsml cloud9 " +
  "cloudcontrol clouddirectory cloudformation cloudfront cloudfront_keyvaluestore cloudhsm cloudhsm_v2 cloudsearch " +
  "cloudsearch_domain cloudtrail cloudtrail_data cloudwatch cloudwatch_logs codeartifact codebuild codecatalyst " +
  "codecommit codeconnections codedeploy codeguru_reviewer codeguru_security codeguruprofiler codepipeline " +
  "codestar_connections codestar_notifications cognito_identity cognito_identity_provider cognito_sync comprehend " +
  "comprehendmedical compute_optimizer compute_optimizer_automation config_service connect connect_contact_lens " +
  "connectcampaigns connectcampaignsv2 connectcases connecthealth connectparticipant controlcatalog controltower " +
  "cost_and_usage_report_service cost_explorer cost_optimization_hub customer_profiles data_pipeline " +
  "database_migration_service databrew dataexchange datasync datazone dax deadline detective device_farm " +
  "devops_agent devops_guru direct_connect directory_service directory_service_data dlm docdb docdb_elastic drs " +
  "dsql dynamodb dynamodb_streams ebs ec2 ec2_instance_connect ecr ecr_public ecs efs eks eks_auth " +
  "elastic_beanstalk elastic_load_balancing elastic_load_balancing_v2 elasticache elasticsearch_service " +
  "elementalinference emr emr_containers emr_serverless entityresolution eventbridge evs finspace finspace_data " +
  "firehose fis fms forecast forecastquery frauddetector freetier fsx gamelift gameliftstreams geo_maps geo_places " +
  "geo_routes glacier global_accelerator glue grafana greengrass greengrassv2 groundstation guardduty health " +
  "healthlake iam identitystore imagebuilder importexport inspector inspector2 inspector_scan interconnect " +
  "internetmonitor invoicing iot iot_data_plane iot_events iot_events_data iot_jobs_data_plane " +
  "iot_managed_integrations iot_wireless iotdeviceadvisor iotfleetwise iotsecuretunneling iotsitewise " +
  "iotthingsgraph iottwinmaker ivs ivs_realtime ivschat kafka kafkaconnect kendra kendra_ranking keyspaces " +
  "keyspacesstreams kinesis kinesis_analytics kinesis_analytics_v2 kinesis_video kinesis_video_archived_media " +
  "kinesis_video_media kinesis_video_signaling kinesis_video_webrtc_storage kms lakeformation lambda launch_wizard " +
  "lex_model_building_service lex_models_v2 lex_runtime_service lex_runtime_v2 license_manager " +
  "license_manager_linux_subscriptions license_manager_user_subscriptions lightsail location lookoutequipment m2 " +
  "machine_learning macie2 mailmanager managedblockchain managedblockchain_query marketplace_agreement " +
  "marketplace_catalog marketplace_commerce_analytics marketplace_deployment marketplace_discovery " +
  "marketplace_entitlement_service marketplace_metering marketplace_reporting mediaconnect mediaconvert medialive " +
  "mediapackage mediapackage_vod mediapackagev2 mediastore mediastore_data mediatailor medical_imaging memorydb mgn " +
  "migration_hub migration_hub_refactor_spaces migrationhub_config migrationhuborchestrator migrationhubstrategy " +
  "mpa mq mturk mwaa mwaa_serverless neptune neptune_graph neptunedata network_firewall networkflowmonitor " +
  "networkmanager networkmonitor notifications notificationscontacts nova_act oam observabilityadmin odb omics " +
  "opensearch opensearchserverless organizations osis outposts panorama partnercentral_account " +
  "partnercentral_benefits partnercentral_channel partnercentral_selling payment_cryptography " +
  "payment_cryptography_data pca_connector_ad pca_connector_scep pcs personalize personalize_events " +
  "personalize_runtime pi pinpoint pinpoint_email pinpoint_sms_voice pinpoint_sms_voice_v2 pipes polly pricing " +
  "proton qapps qbusiness qconnect quicksight ram rbin rds rds_data redshift redshift_data redshift_serverless " +
  "rekognition repostspace resiliencehub resource_explorer_2 resource_groups resource_groups_tagging_api " +
  "rolesanywhere route53_recovery_cluster route53_recovery_control_config route53_recovery_readiness " +
  "route53globalresolver route53profiles route53resolver route_53 route_53_domains rtbfabric rum s3 s3_control " +
  "s3files s3outposts s3tables s3vectors sagemaker sagemaker_a2i_runtime sagemaker_edge " +
  "sagemaker_featurestore_runtime sagemaker_geospatial sagemaker_metrics sagemaker_runtime savingsplans scheduler " +
  "schemas secrets_manager security_ir securityagent securityhub securitylake serverlessapplicationrepository " +
  "service_catalog service_catalog_appregistry service_quotas servicediscovery ses sesv2 sfn shield signer " +
  "signer_data signin simpledb simpledbv2 simspaceweaver snow_device_management snowball sns socialmessaging sqs " +
  "ssm ssm_contacts ssm_guiconnect ssm_incidents ssm_quicksetup ssm_sap sso sso_admin sso_oidc storage_gateway sts " +
  "supplychain support support_app sustainability swf synthetics taxsettings textract timestream_influxdb " +
  "timestream_query timestream_write tnb transcribe transfer translate trustedadvisor uxc verifiedpermissions " +
  "voice_id vpc_lattice waf waf_regional wafv2 wellarchitected wickr wisdom workdocs workmail workmailmessageflow " +
  "workspaces workspaces_instances workspaces_thin_client workspaces_web xray";

/** Whether a service reads its endpoint under that name; a hyphen or a space in it is ignored without a word. */
export function isServiceIdentifier(name: string): boolean {
  return /^[a-z0-9_]+$/.test(name) && ` ${serviceIdentifiers} `.includes(` ${name} `);
}

/** All names, for suggestions and completion. */
export function allServiceIdentifiers(): readonly string[] {
  return serviceIdentifiers.split(" ");
}
