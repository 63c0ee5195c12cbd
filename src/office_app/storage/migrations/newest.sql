CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE audit_trail (
	id INTEGER NOT NULL,
	at VARCHAR(40) NOT NULL,
	action VARCHAR NOT NULL,
	entity_id INTEGER,
	details VARCHAR NOT NULL,
	CONSTRAINT pk_audit_trail PRIMARY KEY (id)
);
CREATE INDEX ix_audit_trail_entity ON audit_trail (entity_id, action);
CREATE TABLE incoming_documents (
	id INTEGER NOT NULL,
	arrival_year INTEGER NOT NULL,
	arrival_number INTEGER NOT NULL,
	state VARCHAR(20) NOT NULL,
	arrived_on DATE NOT NULL,
	issued_on DATE,
	next_due DATE,
	registered_at VARCHAR(40),
	symbol VARCHAR NOT NULL,
	symbol_key VARCHAR NOT NULL,
	symbol_sort VARCHAR NOT NULL,
	doc_type VARCHAR NOT NULL,
	doc_type_sort VARCHAR NOT NULL,
	issuer VARCHAR NOT NULL,
	issuer_sort VARCHAR NOT NULL,
	subject VARCHAR NOT NULL,
	subject_sort VARCHAR NOT NULL,
	search_key VARCHAR NOT NULL,
	parent VARCHAR,
	signer VARCHAR,
	signer_title VARCHAR,
	urgency VARCHAR,
	note VARCHAR NOT NULL,
	materials JSON NOT NULL,
	recipients JSON NOT NULL,
	CONSTRAINT pk_incoming_documents PRIMARY KEY (id),
	CONSTRAINT ck_incoming_documents_arrival_number CHECK (arrival_number >= 1),
	CONSTRAINT ck_incoming_documents_state CHECK (state IN ('registered', 'in_progress', 'done')),
	CONSTRAINT uq_incoming_documents_arrival UNIQUE (arrival_year, arrival_number)
);
CREATE INDEX ix_incoming_documents_doc_type_sort ON incoming_documents (doc_type_sort);
CREATE INDEX ix_incoming_documents_issued_on ON incoming_documents (issued_on);
CREATE INDEX ix_incoming_documents_issuer_sort ON incoming_documents (issuer_sort);
CREATE INDEX ix_incoming_documents_next_due ON incoming_documents (next_due);
CREATE INDEX ix_incoming_documents_search_key ON incoming_documents (search_key);
CREATE INDEX ix_incoming_documents_state ON incoming_documents (state);
CREATE INDEX ix_incoming_documents_subject_sort ON incoming_documents (subject_sort);
CREATE INDEX ix_incoming_documents_symbol_key ON incoming_documents (symbol_key);
CREATE INDEX ix_incoming_documents_symbol_sort ON incoming_documents (symbol_sort);
CREATE TABLE settings (
	id INTEGER NOT NULL,
	content JSON NOT NULL,
	CONSTRAINT pk_settings PRIMARY KEY (id),
	CONSTRAINT ck_settings_one_row CHECK (id = 1)
);
CREATE TABLE units (
	id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	name_key VARCHAR NOT NULL,
	kind VARCHAR(20) NOT NULL,
	short_name VARCHAR NOT NULL,
	secretary VARCHAR NOT NULL,
	phone VARCHAR NOT NULL,
	meeting_day INTEGER,
	founded_on DATE,
	ended_on DATE,
	parent_id INTEGER,
	CONSTRAINT pk_units PRIMARY KEY (id),
	CONSTRAINT ck_units_kind CHECK (kind IN ('chi_bo', 'dang_bo_bo_phan', 'party_body', 'ubnd', 'mat_tran', 'other')),
	CONSTRAINT ck_units_meeting_day CHECK (meeting_day BETWEEN 1 AND 28),
	CONSTRAINT ck_units_parent_id CHECK (parent_id <> id),
	CONSTRAINT fk_units_parent_id FOREIGN KEY(parent_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE INDEX ix_units_name_key ON units (name_key);
CREATE INDEX ix_units_parent_id ON units (parent_id);
CREATE TABLE incoming_files (
	document_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	sha256 VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	size INTEGER NOT NULL,
	CONSTRAINT pk_incoming_files PRIMARY KEY (document_id, position),
	CONSTRAINT ck_incoming_files_sha256 CHECK (length(sha256) = 64),
	CONSTRAINT ck_incoming_files_size CHECK (size >= 0),
	CONSTRAINT fk_incoming_files_document_id FOREIGN KEY(document_id) REFERENCES incoming_documents (id) ON DELETE CASCADE
);
CREATE INDEX ix_incoming_files_sha256 ON incoming_files (sha256);
CREATE TABLE incoming_texts (
	document_id INTEGER NOT NULL,
	text VARCHAR NOT NULL,
	CONSTRAINT pk_incoming_texts PRIMARY KEY (document_id),
	CONSTRAINT fk_incoming_texts_document_id FOREIGN KEY(document_id) REFERENCES incoming_documents (id) ON DELETE CASCADE
);
CREATE TABLE campaign_directives (
	campaign_id INTEGER NOT NULL,
	incoming_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	CONSTRAINT pk_campaign_directives PRIMARY KEY (campaign_id, incoming_id),
	CONSTRAINT fk_campaign_directives_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE,
	CONSTRAINT fk_campaign_directives_incoming_id FOREIGN KEY(incoming_id) REFERENCES incoming_documents (id) ON DELETE RESTRICT
);
CREATE INDEX ix_campaign_directives_incoming_id ON campaign_directives (incoming_id);
CREATE TABLE campaign_units (
	campaign_id INTEGER NOT NULL,
	unit_id INTEGER NOT NULL,
	CONSTRAINT pk_campaign_units PRIMARY KEY (campaign_id, unit_id),
	CONSTRAINT fk_campaign_units_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE,
	CONSTRAINT fk_campaign_units_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE INDEX ix_campaign_units_unit_id ON campaign_units (unit_id);
CREATE TABLE "obligations" (
	id INTEGER NOT NULL,
	document_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	text VARCHAR NOT NULL,
	unit VARCHAR,
	due DATE,
	recurrence VARCHAR(20),
	through VARCHAR,
	ours BOOLEAN NOT NULL,
	span_start INTEGER,
	span_end INTEGER,
	reach VARCHAR(20),
	cooperating JSON DEFAULT '[]' NOT NULL,
	executor VARCHAR,
	counterpart VARCHAR,
	event VARCHAR,
	starts DATE,
	certainty VARCHAR(20) DEFAULT 'sure' NOT NULL,
	reason VARCHAR DEFAULT '' NOT NULL,
	CONSTRAINT pk_obligations PRIMARY KEY (id),
	CONSTRAINT ck_obligations_kind CHECK (kind IN ('assignment', 'deadline', 'report')),
	CONSTRAINT ck_obligations_recurrence CHECK (recurrence IN ('daily', 'weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly')),
	CONSTRAINT ck_obligations_reach CHECK (reach IN ('ours', 'below', 'above', 'others')),
	CONSTRAINT ck_obligations_certainty CHECK (certainty IN ('sure', 'likely', 'guess')),
	CONSTRAINT fk_obligations_document_id FOREIGN KEY(document_id) REFERENCES incoming_documents (id) ON DELETE CASCADE,
	CONSTRAINT ck_obligations_kind CHECK (kind IN ('assignment', 'deadline', 'report')),
	CONSTRAINT ck_obligations_recurrence CHECK (recurrence IN ('daily', 'weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly'))
);
CREATE INDEX ix_obligations_document_id ON obligations (document_id, position);
CREATE TABLE "cited_documents" (
	id INTEGER NOT NULL,
	document_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	symbol VARCHAR NOT NULL,
	symbol_key VARCHAR NOT NULL,
	issued_on DATE,
	doc_type VARCHAR,
	issuer VARCHAR,
	subject VARCHAR,
	span_start INTEGER,
	span_end INTEGER,
	role VARCHAR(20) DEFAULT 'mentioned' NOT NULL,
	certainty VARCHAR(20) DEFAULT 'sure' NOT NULL,
	reason VARCHAR DEFAULT '' NOT NULL,
	CONSTRAINT pk_cited_documents PRIMARY KEY (id),
	CONSTRAINT ck_cited_documents_role CHECK (role IN ('mentioned', 'basis', 'forwarded')),
	CONSTRAINT ck_cited_documents_certainty CHECK (certainty IN ('sure', 'likely', 'guess')),
	CONSTRAINT fk_cited_documents_document_id FOREIGN KEY(document_id) REFERENCES incoming_documents (id) ON DELETE CASCADE,
	CONSTRAINT uq_cited_documents_position UNIQUE (document_id, position)
);
CREATE INDEX ix_cited_documents_symbol_key ON cited_documents (symbol_key);
CREATE TABLE "outgoing_documents" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	state VARCHAR(20) NOT NULL,
	type_code VARCHAR NOT NULL,
	term VARCHAR,
	number INTEGER,
	symbol VARCHAR,
	issued_on DATE,
	incoming_id INTEGER,
	doc_type VARCHAR NOT NULL,
	subject VARCHAR NOT NULL,
	signer VARCHAR NOT NULL,
	recipients VARCHAR NOT NULL,
	search_key VARCHAR NOT NULL,
	draft JSON NOT NULL,
	CONSTRAINT uq_outgoing_documents_number UNIQUE (type_code, term, number),
	CONSTRAINT ck_outgoing_documents_number CHECK (number >= 1),
	CONSTRAINT fk_outgoing_documents_incoming_id FOREIGN KEY(incoming_id) REFERENCES incoming_documents (id) ON DELETE RESTRICT,
	CONSTRAINT ck_outgoing_documents_state CHECK (state IN ('draft', 'submitted', 'signed', 'issued', 'voided')),
	CONSTRAINT ck_outgoing_documents_issued CHECK (state NOT IN ('issued', 'voided') OR (number IS NOT NULL AND term IS NOT NULL AND symbol IS NOT NULL AND issued_on IS NOT NULL))
);
CREATE INDEX ix_outgoing_documents_incoming_id ON outgoing_documents (incoming_id);
CREATE INDEX ix_outgoing_documents_issued_on ON outgoing_documents (issued_on);
CREATE TABLE "outgoing_files" (
	document_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	sha256 VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	size INTEGER NOT NULL,
	role VARCHAR(20) DEFAULT 'issued' NOT NULL,
	CONSTRAINT pk_outgoing_files PRIMARY KEY (document_id, position),
	CONSTRAINT fk_outgoing_files_document_id FOREIGN KEY(document_id) REFERENCES outgoing_documents (id) ON DELETE CASCADE,
	CONSTRAINT ck_outgoing_files_size CHECK (size >= 0),
	CONSTRAINT ck_outgoing_files_sha256 CHECK (length(sha256) = 64),
	CONSTRAINT ck_outgoing_files_role CHECK (role IN ('issued', 'signed_scan'))
);
CREATE INDEX ix_outgoing_files_sha256 ON outgoing_files (sha256);
CREATE TABLE outgoing_steps (
	document_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	at VARCHAR(40) NOT NULL,
	state VARCHAR(20) NOT NULL,
	who VARCHAR NOT NULL,
	reason VARCHAR NOT NULL,
	CONSTRAINT pk_outgoing_steps PRIMARY KEY (document_id, position),
	CONSTRAINT ck_outgoing_steps_state CHECK (state IN ('draft', 'submitted', 'signed', 'issued', 'voided')),
	CONSTRAINT fk_outgoing_steps_document_id FOREIGN KEY(document_id) REFERENCES outgoing_documents (id) ON DELETE CASCADE
);
CREATE TABLE kept_numbers (
	type_code VARCHAR NOT NULL,
	term VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	use VARCHAR(20) NOT NULL,
	reason VARCHAR NOT NULL,
	CONSTRAINT pk_kept_numbers PRIMARY KEY (type_code, term, number),
	CONSTRAINT ck_kept_numbers_number CHECK (number >= 1),
	CONSTRAINT ck_kept_numbers_use CHECK ("use" IN ('reserved', 'voided')),
	CONSTRAINT ck_kept_numbers_reason CHECK (reason <> '')
);
CREATE TABLE unit_changes (
	id INTEGER NOT NULL,
	unit_id INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	changed_on DATE NOT NULL,
	old_name VARCHAR NOT NULL,
	other_id INTEGER,
	note VARCHAR NOT NULL,
	CONSTRAINT pk_unit_changes PRIMARY KEY (id),
	CONSTRAINT ck_unit_changes_kind CHECK (kind IN ('renamed', 'merged', 'split', 'ended')),
	CONSTRAINT ck_unit_changes_other_id CHECK (other_id <> unit_id),
	CONSTRAINT fk_unit_changes_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) ON DELETE CASCADE,
	CONSTRAINT fk_unit_changes_other_id FOREIGN KEY(other_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE INDEX ix_unit_changes_unit_id ON unit_changes (unit_id, changed_on);
CREATE INDEX ix_unit_changes_other_id ON unit_changes (other_id);
CREATE TABLE member_leaves (
	id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	since DATE,
	until DATE,
	reason VARCHAR NOT NULL,
	CONSTRAINT pk_member_leaves PRIMARY KEY (id),
	CONSTRAINT ck_member_leaves_kind CHECK (kind IN ('exempt', 'away')),
	CONSTRAINT fk_member_leaves_member_id FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE
);
CREATE INDEX ix_member_leaves_member_id ON member_leaves (member_id, position);
CREATE TABLE "members" (
	id INTEGER NOT NULL,
	unit_id INTEGER NOT NULL,
	full_name VARCHAR NOT NULL,
	name_sort VARCHAR NOT NULL,
	born_on DATE,
	card_number VARCHAR NOT NULL,
	position VARCHAR NOT NULL,
	joined_unit_on DATE,
	left_unit_on DATE,
	person_id INTEGER,
	joined_how VARCHAR DEFAULT '' NOT NULL,
	left_how VARCHAR DEFAULT '' NOT NULL,
	CONSTRAINT pk_members PRIMARY KEY (id),
	CONSTRAINT fk_members_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) ON DELETE RESTRICT,
	CONSTRAINT fk_members_person_id FOREIGN KEY(person_id) REFERENCES members (id) ON DELETE RESTRICT
);
CREATE INDEX ix_members_unit_id ON members (unit_id, name_sort);
CREATE INDEX ix_members_person_id ON members (person_id);
CREATE TABLE "campaigns" (
	id INTEGER NOT NULL,
	title VARCHAR NOT NULL,
	due DATE,
	upper_due DATE,
	outgoing_id INTEGER,
	symbol VARCHAR NOT NULL,
	materials JSON NOT NULL,
	starts_on DATE,
	form VARCHAR(20),
	audiences JSON DEFAULT '[]' NOT NULL,
	rapporteurs JSON DEFAULT '[]' NOT NULL,
	note VARCHAR DEFAULT '' NOT NULL,
	CONSTRAINT pk_campaigns PRIMARY KEY (id),
	CONSTRAINT fk_campaigns_outgoing_id FOREIGN KEY(outgoing_id) REFERENCES outgoing_documents (id) ON DELETE RESTRICT,
	CONSTRAINT ck_campaigns_form CHECK (form IN ('in_person', 'online', 'topical', 'with_meeting'))
);
CREATE INDEX ix_campaigns_outgoing_id ON campaigns (outgoing_id);
CREATE TABLE "sessions" (
	id INTEGER NOT NULL,
	campaign_id INTEGER NOT NULL,
	unit_id INTEGER NOT NULL,
	planned_on DATE NOT NULL,
	state VARCHAR(20) NOT NULL,
	held_on DATE,
	place VARCHAR NOT NULL,
	form VARCHAR(20) NOT NULL,
	rapporteur VARCHAR NOT NULL,
	note VARCHAR NOT NULL,
	by_name BOOLEAN NOT NULL,
	members INTEGER NOT NULL,
	exempt INTEGER NOT NULL,
	called INTEGER NOT NULL,
	present INTEGER NOT NULL,
	excused INTEGER NOT NULL,
	unexcused INTEGER NOT NULL,
	made_up INTEGER NOT NULL,
	guests INTEGER NOT NULL,
	handed_in INTEGER NOT NULL,
	away INTEGER DEFAULT '0' NOT NULL,
	closed INTEGER DEFAULT '0' NOT NULL,
	started_with INTEGER,
	ended_with INTEGER,
	starts_at VARCHAR DEFAULT '' NOT NULL,
	minutes INTEGER,
	CONSTRAINT pk_sessions PRIMARY KEY (id),
	CONSTRAINT ck_sessions_form CHECK (form IN ('in_person', 'online', 'topical', 'with_meeting')),
	CONSTRAINT fk_sessions_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) ON DELETE RESTRICT,
	CONSTRAINT fk_sessions_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE,
	CONSTRAINT ck_sessions_state CHECK (state IN ('planned', 'held', 'postponed', 'not_held')),
	CONSTRAINT ck_sessions_figures CHECK (members >= 0 AND exempt >= 0 AND called >= 0 AND present >= 0 AND excused >= 0 AND unexcused >= 0 AND made_up >= 0 AND guests >= 0 AND handed_in >= 0 AND away >= 0 AND closed >= 0)
);
CREATE INDEX ix_sessions_unit_id ON sessions (unit_id);
CREATE INDEX ix_sessions_campaign_id ON sessions (campaign_id, unit_id);
CREATE TABLE session_topics (
	session_id INTEGER NOT NULL,
	campaign_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	minutes INTEGER,
	CONSTRAINT pk_session_topics PRIMARY KEY (session_id, campaign_id),
	CONSTRAINT ck_session_topics_minutes CHECK (minutes >= 0),
	CONSTRAINT fk_session_topics_session_id FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE,
	CONSTRAINT fk_session_topics_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE
);
CREATE INDEX ix_session_topics_campaign_id ON session_topics (campaign_id);
CREATE TABLE session_moves (
	id INTEGER NOT NULL,
	session_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	planned_on DATE NOT NULL,
	moved_to DATE,
	reason VARCHAR NOT NULL,
	CONSTRAINT pk_session_moves PRIMARY KEY (id),
	CONSTRAINT fk_session_moves_session_id FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE INDEX ix_session_moves_session_id ON session_moves (session_id, position);
CREATE TABLE "attendance" (
	session_id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	mark VARCHAR(20) NOT NULL,
	reason VARCHAR NOT NULL,
	made_up_on DATE,
	made_up_session_id INTEGER,
	made_up_how VARCHAR DEFAULT '' NOT NULL,
	closed_reason VARCHAR DEFAULT '' NOT NULL,
	stayed BOOLEAN,
	CONSTRAINT pk_attendance PRIMARY KEY (session_id, member_id),
	CONSTRAINT fk_attendance_member_id FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE RESTRICT,
	CONSTRAINT fk_attendance_session_id FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE,
	CONSTRAINT ck_attendance_mark CHECK (mark IN ('present', 'excused', 'unexcused', 'exempt', 'away')),
	CONSTRAINT fk_attendance_made_up_session_id FOREIGN KEY(made_up_session_id) REFERENCES sessions (id) ON DELETE SET NULL
);
CREATE INDEX ix_attendance_member_id ON attendance (member_id);
CREATE INDEX ix_attendance_made_up_session_id ON attendance (made_up_session_id);
CREATE TABLE study_results (
	campaign_id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	handed_on DATE,
	score VARCHAR NOT NULL,
	sha256 VARCHAR,
	file_name VARCHAR NOT NULL,
	size INTEGER NOT NULL,
	shingles JSON NOT NULL,
	CONSTRAINT pk_study_results PRIMARY KEY (campaign_id, member_id, kind),
	CONSTRAINT ck_study_results_kind CHECK (kind IN ('reflection', 'test', 'survey')),
	CONSTRAINT fk_study_results_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE,
	CONSTRAINT fk_study_results_member_id FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE RESTRICT
);
CREATE INDEX ix_study_results_member_id ON study_results (member_id);
CREATE TABLE study_result_counts (
	campaign_id INTEGER NOT NULL,
	unit_id INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	count INTEGER NOT NULL,
	CONSTRAINT pk_study_result_counts PRIMARY KEY (campaign_id, unit_id, kind),
	CONSTRAINT ck_study_result_counts_kind CHECK (kind IN ('reflection', 'test', 'survey')),
	CONSTRAINT ck_study_result_counts_count CHECK (count >= 0),
	CONSTRAINT fk_study_result_counts_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE,
	CONSTRAINT fk_study_result_counts_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE INDEX ix_study_result_counts_unit_id ON study_result_counts (unit_id);
CREATE TABLE rapporteurs (
	id INTEGER NOT NULL,
	full_name VARCHAR NOT NULL,
	name_key VARCHAR NOT NULL,
	title VARCHAR NOT NULL,
	level VARCHAR NOT NULL,
	workplace VARCHAR NOT NULL,
	phone VARCHAR NOT NULL,
	since DATE,
	until DATE,
	training JSON NOT NULL,
	note VARCHAR NOT NULL,
	CONSTRAINT pk_rapporteurs PRIMARY KEY (id)
);
CREATE INDEX ix_rapporteurs_name_key ON rapporteurs (name_key);
CREATE TABLE return_forms (
	id INTEGER NOT NULL,
	campaign_id INTEGER NOT NULL,
	unit_id INTEGER NOT NULL,
	identity VARCHAR NOT NULL,
	version INTEGER NOT NULL,
	made_at VARCHAR(40) NOT NULL,
	sent_on DATE,
	content JSON NOT NULL,
	CONSTRAINT pk_return_forms PRIMARY KEY (id),
	CONSTRAINT uq_return_forms_identity UNIQUE (identity),
	CONSTRAINT uq_return_forms_campaign_id UNIQUE (campaign_id, unit_id),
	CONSTRAINT ck_return_forms_version CHECK (version >= 1),
	CONSTRAINT fk_return_forms_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE,
	CONSTRAINT fk_return_forms_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE INDEX ix_return_forms_unit_id ON return_forms (unit_id);
CREATE TABLE return_readings (
	id INTEGER NOT NULL,
	form_id INTEGER NOT NULL,
	read_at VARCHAR(40) NOT NULL,
	state VARCHAR(20) NOT NULL,
	sha256 VARCHAR NOT NULL,
	file_name VARCHAR NOT NULL,
	faults JSON NOT NULL,
	CONSTRAINT pk_return_readings PRIMARY KEY (id),
	CONSTRAINT ck_return_readings_state CHECK (state IN ('waiting', 'taken', 'wrong', 'dropped')),
	CONSTRAINT ck_return_readings_sha256 CHECK (length(sha256) = 64),
	CONSTRAINT fk_return_readings_form_id FOREIGN KEY(form_id) REFERENCES return_forms (id) ON DELETE CASCADE
);
CREATE INDEX ix_return_readings_form_id ON return_readings (form_id, read_at);
CREATE INDEX ix_return_readings_sha256 ON return_readings (sha256);
CREATE TABLE activities (
	id INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	happened_on DATE NOT NULL,
	until DATE,
	unit_id INTEGER,
	incoming_id INTEGER,
	campaign_id INTEGER,
	form VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	count INTEGER NOT NULL,
	reached INTEGER NOT NULL,
	settle_by DATE,
	settled_on DATE,
	details JSON NOT NULL,
	search_key VARCHAR NOT NULL,
	CONSTRAINT pk_activities PRIMARY KEY (id),
	CONSTRAINT ck_activities_kind CHECK (kind IN ('outreach', 'inspection', 'difficulty', 'proposal', 'commendation')),
	CONSTRAINT ck_activities_count CHECK (count >= 0 AND reached >= 0),
	CONSTRAINT fk_activities_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) ON DELETE RESTRICT,
	CONSTRAINT fk_activities_incoming_id FOREIGN KEY(incoming_id) REFERENCES incoming_documents (id) ON DELETE RESTRICT,
	CONSTRAINT fk_activities_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id) ON DELETE SET NULL
);
CREATE INDEX ix_activities_kind ON activities (kind, happened_on);
CREATE INDEX ix_activities_unit_id ON activities (unit_id);
CREATE INDEX ix_activities_incoming_id ON activities (incoming_id);
CREATE INDEX ix_activities_campaign_id ON activities (campaign_id);
CREATE INDEX ix_activities_settle_by ON activities (settle_by);
CREATE TABLE activity_files (
	activity_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	sha256 VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	size INTEGER NOT NULL,
	CONSTRAINT pk_activity_files PRIMARY KEY (activity_id, position),
	CONSTRAINT ck_activity_files_sha256 CHECK (length(sha256) = 64),
	CONSTRAINT ck_activity_files_size CHECK (size >= 0),
	CONSTRAINT fk_activity_files_activity_id FOREIGN KEY(activity_id) REFERENCES activities (id) ON DELETE CASCADE
);
CREATE INDEX ix_activity_files_sha256 ON activity_files (sha256);
CREATE TABLE "reports" (
	id INTEGER NOT NULL,
	campaign_id INTEGER,
	outgoing_id INTEGER NOT NULL,
	made_at VARCHAR(40) NOT NULL,
	figures JSON NOT NULL,
	kind VARCHAR(20) DEFAULT 'campaign' NOT NULL,
	since DATE,
	until DATE,
	replaces_id INTEGER,
	CONSTRAINT pk_reports PRIMARY KEY (id),
	CONSTRAINT fk_reports_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id) ON DELETE RESTRICT,
	CONSTRAINT uq_reports_outgoing_id UNIQUE (outgoing_id),
	CONSTRAINT fk_reports_outgoing_id FOREIGN KEY(outgoing_id) REFERENCES outgoing_documents (id) ON DELETE RESTRICT,
	CONSTRAINT ck_reports_kind CHECK (kind IN ('campaign', 'month', 'quarter', 'half_year', 'year', 'mid_term', 'term')),
	CONSTRAINT ck_reports_subject CHECK ((kind = 'campaign') = (campaign_id IS NOT NULL) AND (kind = 'campaign') = (since IS NULL) AND (since IS NULL) = (until IS NULL)),
	CONSTRAINT ck_reports_replaces_id CHECK (replaces_id <> id),
	CONSTRAINT fk_reports_replaces_id FOREIGN KEY(replaces_id) REFERENCES reports (id) ON DELETE RESTRICT
);
CREATE INDEX ix_reports_campaign_id ON reports (campaign_id);
CREATE INDEX ix_reports_since ON reports (since);
CREATE INDEX ix_reports_replaces_id ON reports (replaces_id);
CREATE TABLE recurring_duties (
	id INTEGER NOT NULL,
	title VARCHAR NOT NULL,
	every VARCHAR(20) NOT NULL,
	day INTEGER NOT NULL,
	month INTEGER NOT NULL,
	shift INTEGER NOT NULL,
	roll VARCHAR(20) NOT NULL,
	starts_on DATE NOT NULL,
	ends_on DATE,
	lead_days INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	unit VARCHAR NOT NULL,
	unit_id INTEGER,
	cooperating JSON NOT NULL,
	leader VARCHAR NOT NULL,
	product VARCHAR NOT NULL,
	authority VARCHAR NOT NULL,
	incoming_id INTEGER,
	source VARCHAR NOT NULL,
	passage VARCHAR NOT NULL,
	note VARCHAR NOT NULL,
	CONSTRAINT pk_recurring_duties PRIMARY KEY (id),
	CONSTRAINT ck_recurring_duties_kind CHECK (kind IN ('work', 'plan', 'report', 'study')),
	CONSTRAINT ck_recurring_duties_every CHECK (every IN ('day', 'week', 'month', 'quarter', 'half_year', 'year', 'mid_term', 'term')),
	CONSTRAINT ck_recurring_duties_roll CHECK (roll IN ('before', 'after')),
	CONSTRAINT ck_recurring_duties_day CHECK (day BETWEEN 0 AND 31),
	CONSTRAINT ck_recurring_duties_month CHECK (month BETWEEN 0 AND 60),
	CONSTRAINT ck_recurring_duties_lead_days CHECK (lead_days >= 0),
	CONSTRAINT fk_recurring_duties_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) ON DELETE RESTRICT,
	CONSTRAINT fk_recurring_duties_incoming_id FOREIGN KEY(incoming_id) REFERENCES incoming_documents (id) ON DELETE RESTRICT
);
CREATE INDEX ix_recurring_duties_incoming_id ON recurring_duties (incoming_id);
CREATE INDEX ix_recurring_duties_unit_id ON recurring_duties (unit_id);
CREATE TABLE "tasks" (
	id INTEGER NOT NULL,
	title VARCHAR NOT NULL,
	unit VARCHAR NOT NULL,
	due DATE,
	state VARCHAR(20) NOT NULL,
	unit_id INTEGER,
	incoming_id INTEGER,
	outgoing_id INTEGER,
	source VARCHAR NOT NULL,
	note VARCHAR NOT NULL,
	done_on DATE,
	kind VARCHAR(20) DEFAULT 'work' NOT NULL,
	cooperating JSON DEFAULT '[]' NOT NULL,
	leader VARCHAR DEFAULT '' NOT NULL,
	starts DATE,
	product VARCHAR DEFAULT '' NOT NULL,
	authority VARCHAR DEFAULT '' NOT NULL,
	passage VARCHAR DEFAULT '' NOT NULL,
	duty_id INTEGER,
	period_on DATE,
	done_why VARCHAR DEFAULT '' NOT NULL,
	CONSTRAINT pk_tasks PRIMARY KEY (id),
	CONSTRAINT fk_tasks_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) ON DELETE RESTRICT,
	CONSTRAINT fk_tasks_outgoing_id FOREIGN KEY(outgoing_id) REFERENCES outgoing_documents (id) ON DELETE RESTRICT,
	CONSTRAINT fk_tasks_incoming_id FOREIGN KEY(incoming_id) REFERENCES incoming_documents (id) ON DELETE RESTRICT,
	CONSTRAINT ck_tasks_state CHECK (state IN ('open', 'doing', 'stuck', 'done', 'dropped')),
	CONSTRAINT ck_tasks_kind CHECK (kind IN ('work', 'plan', 'report', 'study')),
	CONSTRAINT uq_tasks_period_on UNIQUE (duty_id, period_on),
	CONSTRAINT fk_tasks_duty_id FOREIGN KEY(duty_id) REFERENCES recurring_duties (id) ON DELETE RESTRICT
);
CREATE INDEX ix_tasks_due ON tasks (due);
CREATE INDEX ix_tasks_outgoing_id ON tasks (outgoing_id);
CREATE INDEX ix_tasks_incoming_id ON tasks (incoming_id);
CREATE INDEX ix_tasks_unit_id ON tasks (unit_id);
CREATE TABLE task_files (
	task_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	sha256 VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	size INTEGER NOT NULL,
	CONSTRAINT pk_task_files PRIMARY KEY (task_id, position),
	CONSTRAINT ck_task_files_sha256 CHECK (length(sha256) = 64),
	CONSTRAINT ck_task_files_size CHECK (size >= 0),
	CONSTRAINT fk_task_files_task_id FOREIGN KEY(task_id) REFERENCES tasks (id) ON DELETE CASCADE
);
CREATE INDEX ix_task_files_sha256 ON task_files (sha256);
CREATE TABLE task_changes (
	id INTEGER NOT NULL,
	task_id INTEGER NOT NULL,
	at VARCHAR(40) NOT NULL,
	what VARCHAR NOT NULL,
	"before" VARCHAR NOT NULL,
	"after" VARCHAR NOT NULL,
	reason VARCHAR NOT NULL,
	CONSTRAINT pk_task_changes PRIMARY KEY (id),
	CONSTRAINT fk_task_changes_task_id FOREIGN KEY(task_id) REFERENCES tasks (id) ON DELETE CASCADE
);
CREATE INDEX ix_task_changes_task_id ON task_changes (task_id);
CREATE TABLE indicators (
	id INTEGER NOT NULL,
	title VARCHAR NOT NULL,
	unit VARCHAR NOT NULL,
	target VARCHAR(40) NOT NULL,
	since DATE NOT NULL,
	until DATE NOT NULL,
	every VARCHAR(20) NOT NULL,
	counting VARCHAR(20) NOT NULL,
	aim VARCHAR(20) NOT NULL,
	owner VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	incoming_id INTEGER,
	note VARCHAR NOT NULL,
	CONSTRAINT pk_indicators PRIMARY KEY (id),
	CONSTRAINT ck_indicators_every CHECK (every IN ('day', 'week', 'month', 'quarter', 'half_year', 'year', 'mid_term', 'term')),
	CONSTRAINT ck_indicators_counting CHECK (counting IN ('sum', 'last')),
	CONSTRAINT ck_indicators_aim CHECK (aim IN ('at_least', 'at_most')),
	CONSTRAINT fk_indicators_incoming_id FOREIGN KEY(incoming_id) REFERENCES incoming_documents (id) ON DELETE RESTRICT
);
CREATE INDEX ix_indicators_incoming_id ON indicators (incoming_id);
CREATE TABLE indicator_readings (
	indicator_id INTEGER NOT NULL,
	period_on DATE NOT NULL,
	value VARCHAR(40) NOT NULL,
	source VARCHAR NOT NULL,
	note VARCHAR NOT NULL,
	CONSTRAINT pk_indicator_readings PRIMARY KEY (indicator_id, period_on),
	CONSTRAINT fk_indicator_readings_indicator_id FOREIGN KEY(indicator_id) REFERENCES indicators (id) ON DELETE CASCADE
);
CREATE TABLE search_queue (
	kind INTEGER NOT NULL,
	ref INTEGER NOT NULL,
	old_text VARCHAR,
	CONSTRAINT pk_search_queue PRIMARY KEY (kind, ref)
);
CREATE TABLE search_lines (
	id INTEGER NOT NULL,
	head VARCHAR NOT NULL,
	body VARCHAR,
	CONSTRAINT pk_search_lines PRIMARY KEY (id)
);
CREATE TABLE search_words (
	word VARCHAR NOT NULL,
	CONSTRAINT pk_search_words PRIMARY KEY (word)
)
 WITHOUT ROWID;
CREATE TABLE saved_filters (
	id INTEGER NOT NULL,
	place VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	content JSON NOT NULL,
	CONSTRAINT pk_saved_filters PRIMARY KEY (id),
	CONSTRAINT uq_saved_filters_name UNIQUE (place, name)
);
CREATE VIRTUAL TABLE search_heads USING fts5(symbol, title, who, extra, tags, marked, content='', tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE search_texts USING fts5(folded, marked, content='', tokenize='unicode61 remove_diacritics 0');
CREATE TRIGGER search_incoming_documents_insert AFTER INSERT ON incoming_documents BEGIN INSERT INTO search_queue (kind, ref) VALUES (1, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_incoming_documents_update AFTER UPDATE OF symbol, doc_type, subject, issuer, parent, signer, signer_title, note, materials, recipients, issued_on, arrived_on, next_due ON incoming_documents WHEN old.symbol IS NOT new.symbol OR old.doc_type IS NOT new.doc_type OR old.subject IS NOT new.subject OR old.issuer IS NOT new.issuer OR old.parent IS NOT new.parent OR old.signer IS NOT new.signer OR old.signer_title IS NOT new.signer_title OR old.note IS NOT new.note OR old.materials IS NOT new.materials OR old.recipients IS NOT new.recipients OR old.issued_on IS NOT new.issued_on OR old.arrived_on IS NOT new.arrived_on OR old.next_due IS NOT new.next_due BEGIN INSERT INTO search_queue (kind, ref) VALUES (1, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_incoming_documents_delete AFTER DELETE ON incoming_documents BEGIN INSERT INTO search_queue (kind, ref) VALUES (1, old.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_outgoing_documents_insert AFTER INSERT ON outgoing_documents BEGIN INSERT INTO search_queue (kind, ref) VALUES (2, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_outgoing_documents_update AFTER UPDATE OF symbol, doc_type, subject, signer, recipients, issued_on, draft ON outgoing_documents WHEN old.symbol IS NOT new.symbol OR old.doc_type IS NOT new.doc_type OR old.subject IS NOT new.subject OR old.signer IS NOT new.signer OR old.recipients IS NOT new.recipients OR old.issued_on IS NOT new.issued_on OR old.draft IS NOT new.draft BEGIN INSERT INTO search_queue (kind, ref) VALUES (2, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_outgoing_documents_delete AFTER DELETE ON outgoing_documents BEGIN INSERT INTO search_queue (kind, ref) VALUES (2, old.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_obligations_insert AFTER INSERT ON obligations BEGIN INSERT INTO search_queue (kind, ref) VALUES (3, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_obligations_update AFTER UPDATE OF text, unit, due, executor, counterpart, document_id ON obligations WHEN old.text IS NOT new.text OR old.unit IS NOT new.unit OR old.due IS NOT new.due OR old.executor IS NOT new.executor OR old.counterpart IS NOT new.counterpart OR old.document_id IS NOT new.document_id BEGIN INSERT INTO search_queue (kind, ref) VALUES (3, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_obligations_delete AFTER DELETE ON obligations BEGIN INSERT INTO search_queue (kind, ref) VALUES (3, old.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_tasks_insert AFTER INSERT ON tasks BEGIN INSERT INTO search_queue (kind, ref) VALUES (4, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_tasks_update AFTER UPDATE OF title, unit, due, source, note, leader, cooperating, product ON tasks WHEN old.title IS NOT new.title OR old.unit IS NOT new.unit OR old.due IS NOT new.due OR old.source IS NOT new.source OR old.note IS NOT new.note OR old.leader IS NOT new.leader OR old.cooperating IS NOT new.cooperating OR old.product IS NOT new.product BEGIN INSERT INTO search_queue (kind, ref) VALUES (4, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_tasks_delete AFTER DELETE ON tasks BEGIN INSERT INTO search_queue (kind, ref) VALUES (4, old.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_campaigns_insert AFTER INSERT ON campaigns BEGIN INSERT INTO search_queue (kind, ref) VALUES (5, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_campaigns_update AFTER UPDATE OF title, symbol, materials, rapporteurs, due, starts_on, note ON campaigns WHEN old.title IS NOT new.title OR old.symbol IS NOT new.symbol OR old.materials IS NOT new.materials OR old.rapporteurs IS NOT new.rapporteurs OR old.due IS NOT new.due OR old.starts_on IS NOT new.starts_on OR old.note IS NOT new.note BEGIN INSERT INTO search_queue (kind, ref) VALUES (5, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_campaigns_delete AFTER DELETE ON campaigns BEGIN INSERT INTO search_queue (kind, ref) VALUES (5, old.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_sessions_insert AFTER INSERT ON sessions BEGIN INSERT INTO search_queue (kind, ref) VALUES (6, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_sessions_update AFTER UPDATE OF campaign_id, unit_id, planned_on, held_on, place, rapporteur, note ON sessions WHEN old.campaign_id IS NOT new.campaign_id OR old.unit_id IS NOT new.unit_id OR old.planned_on IS NOT new.planned_on OR old.held_on IS NOT new.held_on OR old.place IS NOT new.place OR old.rapporteur IS NOT new.rapporteur OR old.note IS NOT new.note BEGIN INSERT INTO search_queue (kind, ref) VALUES (6, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_sessions_delete AFTER DELETE ON sessions BEGIN INSERT INTO search_queue (kind, ref) VALUES (6, old.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_units_insert AFTER INSERT ON units BEGIN INSERT INTO search_queue (kind, ref) VALUES (7, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_units_update AFTER UPDATE OF name, short_name, secretary, phone ON units WHEN old.name IS NOT new.name OR old.short_name IS NOT new.short_name OR old.secretary IS NOT new.secretary OR old.phone IS NOT new.phone BEGIN INSERT INTO search_queue (kind, ref) VALUES (7, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_units_delete AFTER DELETE ON units BEGIN INSERT INTO search_queue (kind, ref) VALUES (7, old.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_members_insert AFTER INSERT ON members BEGIN INSERT INTO search_queue (kind, ref) VALUES (8, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_members_update AFTER UPDATE OF full_name ON members WHEN old.full_name IS NOT new.full_name BEGIN INSERT INTO search_queue (kind, ref) VALUES (8, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_members_delete AFTER DELETE ON members BEGIN INSERT INTO search_queue (kind, ref) VALUES (8, old.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_activities_insert AFTER INSERT ON activities BEGIN INSERT INTO search_queue (kind, ref) VALUES (9, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_activities_update AFTER UPDATE OF kind, form, text, details, happened_on, settle_by ON activities WHEN old.kind IS NOT new.kind OR old.form IS NOT new.form OR old.text IS NOT new.text OR old.details IS NOT new.details OR old.happened_on IS NOT new.happened_on OR old.settle_by IS NOT new.settle_by BEGIN INSERT INTO search_queue (kind, ref) VALUES (9, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_activities_delete AFTER DELETE ON activities BEGIN INSERT INTO search_queue (kind, ref) VALUES (9, old.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_rapporteurs_insert AFTER INSERT ON rapporteurs BEGIN INSERT INTO search_queue (kind, ref) VALUES (10, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_rapporteurs_update AFTER UPDATE OF full_name, title, workplace ON rapporteurs WHEN old.full_name IS NOT new.full_name OR old.title IS NOT new.title OR old.workplace IS NOT new.workplace BEGIN INSERT INTO search_queue (kind, ref) VALUES (10, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_rapporteurs_delete AFTER DELETE ON rapporteurs BEGIN INSERT INTO search_queue (kind, ref) VALUES (10, old.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_indicators_insert AFTER INSERT ON indicators BEGIN INSERT INTO search_queue (kind, ref) VALUES (11, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_indicators_update AFTER UPDATE OF title, unit, owner, source, note, since, until ON indicators WHEN old.title IS NOT new.title OR old.unit IS NOT new.unit OR old.owner IS NOT new.owner OR old.source IS NOT new.source OR old.note IS NOT new.note OR old.since IS NOT new.since OR old.until IS NOT new.until BEGIN INSERT INTO search_queue (kind, ref) VALUES (11, new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_indicators_delete AFTER DELETE ON indicators BEGIN INSERT INTO search_queue (kind, ref) VALUES (11, old.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_incoming_texts_update AFTER UPDATE OF text ON incoming_texts WHEN old.text IS NOT new.text BEGIN INSERT INTO search_queue (kind, ref, old_text) VALUES (1, old.document_id, old.text) ON CONFLICT (kind, ref) DO UPDATE SET old_text = coalesce(search_queue.old_text, excluded.old_text); END;
CREATE TRIGGER search_incoming_texts_delete AFTER DELETE ON incoming_texts BEGIN INSERT INTO search_queue (kind, ref, old_text) VALUES (1, old.document_id, old.text) ON CONFLICT (kind, ref) DO UPDATE SET old_text = coalesce(search_queue.old_text, excluded.old_text); END;
CREATE TRIGGER search_units_sessions AFTER UPDATE OF name ON units WHEN old.name IS NOT new.name BEGIN INSERT INTO search_queue (kind, ref) SELECT 6, id FROM sessions WHERE unit_id = new.id ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_campaigns_sessions AFTER UPDATE OF title ON campaigns WHEN old.title IS NOT new.title BEGIN INSERT INTO search_queue (kind, ref) SELECT 6, id FROM sessions WHERE campaign_id = new.id ON CONFLICT DO NOTHING; END;
INSERT INTO alembic_version VALUES ('0007');
