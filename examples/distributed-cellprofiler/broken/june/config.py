# Settings of a second run, copied from the guide, which calls the profile by another name here.
APP_NAME = 'PlatesOfJune'

AWS_REGION = 'us-east-1'
AWS_PROFILE = 'collaborator'
SSH_KEY_NAME = 'lab-key.pem'
AWS_BUCKET = 'lab-plates'
SOURCE_BUCKET = 'cellpainting-gallery'
WORKSPACE_BUCKET = 'lab-plates'
DESTINATION_BUCKET = 'lab-plates'
UPLOAD_FLAGS = ''
DOWNLOAD_FILES = 'False'
