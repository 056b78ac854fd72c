"""The store's tables; times are ISO 8601 in UTC, so that every database keeps them alike."""

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

ID = String(32)
"""Random: rows of two stores never meet."""

NAME = String(200)

SHOWS = Table(
    "shows",
    METADATA,
    Column("id", ID, primary_key=True),
    Column("name", NAME, nullable=False),
    Column("made_at", String(32), nullable=False),
)

SCENARIOS = Table(
    "scenarios",
    METADATA,
    Column("id", ID, primary_key=True),
    Column("show_id", ID, ForeignKey("shows.id"), nullable=False, index=True),
    Column("name", NAME, nullable=False),
    Column("made_at", String(32), nullable=False),
    UniqueConstraint("show_id", "name"),
)

PLANS = Table(
    "plans",
    METADATA,
    Column("id", ID, primary_key=True),
    Column("scenario_id", ID, ForeignKey("scenarios.id"), nullable=False, index=True),
    Column("name", NAME, nullable=False),
    Column("head", Integer, nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("listed", Integer, nullable=False, server_default="0"),
    UniqueConstraint("scenario_id", "name"),
)
"""``head`` is the number of the latest revision; who saves must know it.

``listed`` is the revision whose exhibitors stand in their table: the latest one, or an earlier one
in a store that has been brought up from before there was that table.
"""

EXHIBITORS = Table(
    "exhibitors",
    METADATA,
    Column("plan_id", ID, ForeignKey("plans.id"), primary_key=True),
    Column("id", Text, primary_key=True, index=True),
    Column("name_ko", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("booth", Text),
    Column("number", Text),
    Column("state", String(16)),
)
"""Who is in each plan's latest revision, where, and how far the sale is: an index of the plans,
written with each edit that concerns somebody."""

REVISIONS = Table(
    "revisions",
    METADATA,
    Column("plan_id", ID, ForeignKey("plans.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("target", Integer),
    Column("undo", Integer),
    Column("redo", Integer),
    Column("edit", Text, nullable=False),
    Column("patch", Text, nullable=False),
    Column("who", NAME, nullable=False),
    Column("at", String(32), nullable=False),
)
"""What led to a revision; ``target``, ``undo`` and ``redo`` are explained in `history`."""

SNAPSHOTS = Table(
    "snapshots",
    METADATA,
    Column("plan_id", ID, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("document", LargeBinary, nullable=False),
    ForeignKeyConstraint(["plan_id", "number"], ["revisions.plan_id", "revisions.number"]),
)
"""Whole plans, compressed, so that no plan is opened through more than some patches."""

VERSIONS = Table(
    "versions",
    METADATA,
    Column("plan_id", ID, primary_key=True),
    Column("name", NAME, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("who", NAME, nullable=False),
    Column("at", String(32), nullable=False),
    ForeignKeyConstraint(["plan_id", "number"], ["revisions.plan_id", "revisions.number"]),
)

LINKS = Table(
    "links",
    METADATA,
    Column("id", ID, primary_key=True),
    Column("hash", String(64), nullable=False, unique=True),
    Column("plan_id", ID, ForeignKey("plans.id"), nullable=False, index=True),
    Column("exhibitor", NAME, nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("ends_at", String(32), nullable=False),
    Column("revoked_at", String(32)),
)
"""What an exhibitor was sent; of its secret only the hash is kept."""

JOBS = Table(
    "jobs",
    METADATA,
    Column("id", ID, primary_key=True),
    Column("plan_id", ID, ForeignKey("plans.id"), nullable=False, index=True),
    Column("seen", Integer, nullable=False),
    Column("asked", Text, nullable=False),
    Column("who", NAME, nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("attempt", Integer, nullable=False),
    Column("wish", Integer, nullable=False),
    Column("owner", ID),
    Column("until", String(32)),
    Column("news", Text, nullable=False),
    Column("best", LargeBinary),
    Column("made_at", String(32), nullable=False),
    Column("ended_at", String(32)),
)
"""Work that outlives the process that began it; `jobs` explains the lease."""

AUDIT = Table(
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("at", String(32), nullable=False),
    Column("who", NAME, nullable=False),
    Column("did", String(32), nullable=False),
    Column("plan_id", ID),
    Column("revision", Integer),
    Column("detail", Text, nullable=False),
)
"""Everything that changed, written with the change itself; nothing is ever taken out."""
