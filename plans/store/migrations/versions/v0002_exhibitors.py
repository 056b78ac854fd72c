"""Exhibitors of every plan in a table of their own.

Plans that are there already are listed when somebody asks: ``listed`` is 0 until then.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, and say of each plan which revision of it is listed."""
    op.add_column("plans", sa.Column("listed", sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "exhibitors",
        sa.Column("plan_id", sa.String(32), sa.ForeignKey("plans.id"), primary_key=True),
        sa.Column("id", sa.Text, primary_key=True, index=True),
        sa.Column("name_ko", sa.Text, nullable=False),
        sa.Column("name_en", sa.Text, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("booth", sa.Text),
        sa.Column("number", sa.Text),
        sa.Column("state", sa.String(16)),
    )
