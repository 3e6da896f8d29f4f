#include "ui/pages/querypopup.h"

namespace duebell {

// More rows than this scroll.
static constexpr int kMostRows = 10;

QueryPopup::QueryPopup(QWidget* field, const Theme& theme)
    : QListView(field)
    , m_field(field)
{
    setModel(&m_model);
    setItemDelegate(new ProposalDelegate(ProposalModel::HintRole, theme, this));
    setAccessibleName(tr("Proposals", "for the query that is being typed"));
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::StyledPanel);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(this, &QListView::clicked, this, [this](const QModelIndex& index) {
        const QueryProposal proposal = m_model.proposal(index.row());
        Q_EMIT picked(proposal);
    });
    hide();
}

void QueryPopup::propose(QueryCompletion completion, int offset)
{
    m_model.show(std::move(completion));
    setCurrentIndex({});
    if (m_model.rowCount() == 0) {
        hide();
        return;
    }
    place(offset);
    show();
    raise();
}

void QueryPopup::place(int offset)
{
    QWidget* window = m_field->window();
    if (parentWidget() != window)
        setParent(window);
    setFont(m_field->font());
    const int rows = std::min(m_model.rowCount(), kMostRows);
    const int width = std::min(m_field->fontMetrics().averageCharWidth() * 64, m_field->width());
    const int height = rows * sizeHintForRow(0) + 2 * frameWidth();
    const bool rightToLeft = m_field->layoutDirection() == Qt::RightToLeft;
    const int inside = std::clamp(offset, 0, m_field->width() - width);
    const QPoint corner(rightToLeft ? m_field->width() - width - inside : inside, m_field->height() + 1);
    setGeometry(QRect(m_field->mapTo(window, corner), QSize(width, height)));
}

bool QueryPopup::move(int key)
{
    const int last = m_model.rowCount() - 1;
    const int now = currentIndex().isValid() ? currentIndex().row() : -1;
    int row = now;
    switch (key) {
    case Qt::Key_Down:
        row = std::min(now + 1, last);
        break;
    case Qt::Key_Up:
        row = std::max(now - 1, 0);
        break;
    case Qt::Key_PageDown:
        row = std::min(now + kMostRows, last);
        break;
    case Qt::Key_PageUp:
        row = std::max(now - kMostRows, 0);
        break;
    default:
        return false;
    }
    setCurrentIndex(m_model.index(row));
    return true;
}

const QueryProposal* QueryPopup::chosen(bool orFirst) const
{
    if (!isVisible() || (!currentIndex().isValid() && !orFirst))
        return nullptr;
    return &m_model.proposal(std::max(currentIndex().row(), 0));
}

} // namespace duebell
