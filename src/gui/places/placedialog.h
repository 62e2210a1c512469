// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/place.h"
#include "reach/certificateproblem.h"
#include "reach/secretstore.h"

#include <memory>
#include <optional>
#include <QDialog>

class QLineEdit;

namespace cinderscope {

class ColorPicker;
class PlaceCentre;
class PlaceWatcher;
namespace Ui {
class PlaceDialog;
}

//! Adds a place or edits one: address, way there, login; tests the connection before anything is kept. Save writes
//! secrets to where the place keeps them, then the place to the book.
class PlaceDialog : public QDialog
{
    Q_OBJECT
public:
    //! \a place: to be edited; nothing: a new one.
    PlaceDialog(PlaceCentre *centre, const std::optional<Place> &place, QWidget *parent = nullptr);
    ~PlaceDialog() override;

    void setAddress(const QString &address);
    //! What the fields say, valid or not.
    Place place() const;
    void startTest();
    bool isTesting() const { return m_test != nullptr && m_testing; }

Q_SIGNALS:
    void saved(const QString &id);

private:
    void connectFields();
    void fill(const Place &place);
    void validate();
    void browse(QLineEdit *field, const QString &title);
    void beginWatch(const Place &place);
    void showTest();
    void stopTest();
    void addResult(const QIcon &icon, const QString &text, const QString &detail = {});
    void askCertificate(const CertificateProblem &problem);
    void save();
    QString typedSecret(Route::Secret secret) const;
    QString addressHint(const QList<PlaceTarget> &targets) const;

    std::unique_ptr<Ui::PlaceDialog> m_form;
    PlaceCentre *m_centre;
    ColorPicker *m_colors = nullptr;
    Place m_original;
    bool m_isNew = true, m_testing = false;
    QStringList m_pins;
    std::unique_ptr<SecretStore> m_testSecrets; //!< before the watcher that uses it
    std::unique_ptr<PlaceWatcher> m_test;
    quint64 m_testNumber = 0;
};

} // namespace cinderscope
