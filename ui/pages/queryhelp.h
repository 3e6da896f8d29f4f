// The query language by example, beneath the query field; a click on an example types it. A child of the window, as
// QueryPopup.
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>
#include <QGridLayout>

namespace duebell {

class QueryHelp : public QFrame {
    Q_OBJECT

public:
    QueryHelp(QWidget* field, const Theme& theme);

    void popUp();

Q_SIGNALS:
    void picked(const QString& example);
    void wholeLanguageRequested();

private:
    void takeTheme();
    void addExample(const QString& example, const QString& meaning);

    QWidget* m_field;
    const Theme& m_theme;
    QGridLayout* m_grid;
};

} // namespace duebell
